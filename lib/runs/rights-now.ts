import type { Tx } from '@/lib/db/client';
import type { Reason } from '@/lib/errors';
import { checkAssetLive } from '@/lib/governance/check-live';
import { rightsReasons } from '@/lib/references/rules';
import type { LoadedOutput } from './output-store';

/** A withdrawal of rights between the request and the call stops the call, too. `today` is an ISO date. */
export async function rightsNow(
  tx: Tx,
  { run, inputs, needs }: Pick<LoadedOutput, 'run' | 'inputs' | 'needs'>,
  today: string,
): Promise<Reason[]> {
  const { brandId, campaignId, parentAssetId } = run;
  if (!needs) return [{ code: 'not_active', message: 'The campaign has no lockset in force.' }];
  const { territories } = needs;
  const parent = parentAssetId
    ? await checkAssetLive(tx, { assetId: parentAssetId, brandId, campaignId, today })
    : null;
  return [
    ...inputs.flatMap(({ reference }) => (reference ? rightsReasons(reference, { territories, today }) : [])),
    ...(parent?.reasons ?? []),
  ];
}
