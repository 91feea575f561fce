export type RightsState = 'valid' | 'expiring' | 'expired' | 'withdrawn';

const WARN_DAYS = 30;

/** Where the rights stand today (ISO date): `expiring` from thirty days before their last day. */
export function rightsState(
  reference: { expiresOn: string | null; withdrawnAt: Date | string | null },
  today: string,
): RightsState {
  if (reference.withdrawnAt) return 'withdrawn';
  if (reference.expiresOn === null) return 'valid';
  if (reference.expiresOn < today) return 'expired';
  const days = (Date.parse(reference.expiresOn) - Date.parse(today)) / 86_400_000;
  return days <= WARN_DAYS ? 'expiring' : 'valid';
}
