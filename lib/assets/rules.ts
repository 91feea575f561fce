/** The states of an asset, derived from what lies beside it; the asset itself has none. */
export const assetStates = [
  'draft',
  'picked',
  'brand_review',
  'legal_review',
  'approved',
  'delivered',
  'changes_requested',
  'rejected',
  'recalled',
] as const;
export type AssetState = (typeof assetStates)[number];

/** From its pick, its newest submission and that submission's delivery. A withdrawn submission counts as none. */
export function assetState(beside: {
  picked: boolean;
  submission: string | null;
  delivery: string | null;
}): AssetState {
  const { picked, submission, delivery } = beside;
  if (submission === 'approved' && delivery === 'delivered') return 'delivered';
  if (submission && submission !== 'withdrawn') return submission as AssetState;
  return picked ? 'picked' : 'draft';
}

/** Why the original may not be downloaded in this state; null when it may. */
export function downloadRefusal(state: AssetState): string | null {
  if (state === 'approved' || state === 'delivered') return null;
  if (state === 'recalled') return 'This file was recalled.';
  return 'Only approved files can be downloaded.';
}
