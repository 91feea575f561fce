import type { Made } from '../made';
import { open, type Walk } from './walk';

const last = (path: string | undefined) => path?.split('?')[0]?.split('/').at(-1) ?? '';

/** What the walk made, under the names of the parameters in the portal's addresses. */
export async function collectMade(walk: Walk): Promise<Made> {
  const { made } = walk;
  /** The id behind `/<room>/` in the first link of a page that has one. */
  const linked = async (path: string, room: string, within = 'main') => {
    const page = await open(walk, 'brand_owner', path);
    const href = await page
      .locator(`${within} a[href*="/${room}/"]:not([href$="/new"])`)
      .first()
      .getAttribute('href');
    return decodeURIComponent(href?.split(`/${room}/`)[1]?.split(/[/?#]/)[0] ?? '');
  };
  const assetId = made.submitted?.assetId ?? '';
  return {
    brand: last(walk.brand),
    campaign: last(made.campaignPath),
    campaignName: made.campaign,
    concept: new URLSearchParams(made.conceptPath?.split('?')[1]).get('concept') ?? '',
    asset: assetId,
    kind: 'asset',
    id: assetId,
    record: last(made.recordPath),
    handOff: last(made.handOffPath),
    table: 'throughput',
    person: last(made.guest?.personPath),
    lockset: await linked(made.campaignPath ?? '', 'locksets'),
    template: await linked(`/templates?q=${walk.tag}`, 'templates'),
    reference: await linked(`/references?q=${made.reference}`, 'references'),
    // A line of the table; above it are links to pages of the room.
    route: await linked('/terms', 'terms', 'main table'),
    terms: made.termsId ?? '',
    list: 'no_indemnity',
    guestEmail: made.guest?.email ?? '',
    guestPassword: made.guest?.password ?? '',
    guestBrand: made.guest?.brand ?? '',
  };
}
