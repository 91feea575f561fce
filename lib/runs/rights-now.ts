import type { Tx } from '@/lib/db/client';
import type { Reason } from '@/lib/errors';
import { checkAssetLive } from '@/lib/governance/check-live';
import { needsInForce } from '@/lib/governance/store';
import { rightsReasons } from '@/lib/references/rules';
import { findReferences } from '@/lib/references/store';
import type { LoadedOutput } from './output-store';

/** A withdrawal of rights between the request and the call stops the call, too. `today` is an ISO date. */
export async function rightsNow(
  tx: Tx,
  { run, inputs }: Pick<LoadedOutput, 'run' | 'inputs'>,
  today: string,
): Promise<Reason[]> {
  const { brandId, campaignId, parentAssetId } = run;
  const needs = await needsInForce(tx, brandId, campaignId);
  if (!needs) return [{ code: 'not_active', message: 'The campaign has no lockset in force.' }];
  const ids = inputs.flatMap((input) => (input.referenceId ? [input.referenceId] : []));
  const references = await findReferences(tx, brandId, ids);
  const parent = parentAssetId
    ? await checkAssetLive(tx, { assetId: parentAssetId, brandId, campaignId, today })
    : null;
  return [
    ...references.flatMap((reference) => rightsReasons(reference, { territories: needs.territories, today })),
    ...(parent?.reasons ?? []),
  ];
}
