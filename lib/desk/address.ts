/** The model desk, opened for a campaign's model. */
export function deskHref(
  slug: string,
  at: { campaignId?: string; tier?: string | undefined; routeId?: string } = {},
): string {
  const params = new URLSearchParams();
  if (at.campaignId) params.set('campaign', at.campaignId);
  if (at.tier && at.routeId) params.set('model', `${at.tier} ${at.routeId}`);
  const query = params.toString();
  return `/b/${slug}/desk${query ? `?${query}` : ''}`;
}

export const trialHref = (slug: string, trialId: string): string => `/b/${slug}/desk?trial=${trialId}`;
