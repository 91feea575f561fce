import { expect, test } from 'vitest';
import { pickAsset } from '@/lib/assets/pick-asset';
import { db } from '@/lib/db/client';
import { findReferenceUse } from '@/lib/references/store';
import { withdrawReference } from '@/lib/references/withdraw-reference';
import { submitAsset } from '@/lib/reviews/submit-asset';
import { sign } from '@/lib/reviews/test-submission';
import { requestRun } from '@/lib/runs/request-run';
import { decideTerms } from '@/lib/terms/decide-terms';
import { findNewestTerms } from '@/lib/terms/store';
import { makeActiveCampaign, runRequest, sandboxDraft } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { renderOutput } from '@/worker/render-output';
import { deliveryShop, idle } from '@/worker/test-delivery';

const database = testDatabase();
const { shop, rows, deliver } = deliveryShop(database);

const codes = async (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => {
      throw new Error('This was not refused.');
    },
    (error) => error.reasons.map((reason: { code: string }) => reason.code),
  );

test('a run, its call, a submission, each sign-off and a delivery keep the version of the terms that they saw', async () => {
  const { world, campaign } = shop;
  const terms = (await findNewestTerms(db(), sandboxDraft))?.id ?? '';
  const { runId, outputs } = await requestRun(world.as.campaign_manager, runRequest(campaign));
  await renderOutput({ outputId: outputs[0]?.id ?? '', brandId: world.brand.id }, idle);
  const [asset] = await rows<{ id: string }>('select id from asset where output_id = $1', outputs[0]?.id);
  const assetId = asset?.id ?? '';
  await pickAsset(world.as.campaign_manager, { assetId });
  const { submissionId } = await submitAsset(world.as.campaign_manager, { assetId });
  await sign(world.as.brand_owner, submissionId, 'brand');
  await sign(world.as.legal, submissionId, 'legal');
  await deliver(submissionId);

  expect(await rows('select terms_id from run where id = $1', runId)).toEqual([{ terms_id: terms }]);
  expect(
    await rows(
      'select terms_id from attempt where output_id = $1 and state = $2',
      outputs[0]?.id,
      'succeeded',
    ),
  ).toEqual([{ terms_id: terms }]);
  const seen = { terms: { [sandboxDraft]: terms }, rights: { [campaign.referenceId]: 1 } };
  expect(await rows('select seen from submission where id = $1', submissionId)).toEqual([{ seen }]);
  expect(await rows('select seen from sign_off where submission_id = $1', submissionId)).toEqual([
    { seen },
    { seen },
  ]);
  expect(await rows('select state, seen from delivery where submission_id = $1', submissionId)).toEqual([
    { state: 'delivered', seen },
  ]);
});

test('an acceptance that ended, a right that ended and one that was withdrawn each stop the next run at once', async () => {
  const { world } = shop;
  const made = await makeActiveCampaign(world);
  const run = () => requestRun(world.as.campaign_manager, runRequest(made));
  await run();
  await rows('update reference set expires_on = current_date - 1 where id = $1', made.referenceId);
  expect(await codes(run())).toEqual(['rights_expired']);
  await rows('update reference set expires_on = null where id = $1', made.referenceId);
  await run();
  await withdrawReference(world.as.legal, { referenceId: made.referenceId, reason: 'The lender asked' });
  expect(await codes(run())).toEqual(['rights_withdrawn']);
  expect(await findReferenceUse(db(), world.brand.id, made.referenceId)).toMatchObject({
    campaigns: [{ id: made.campaignId, how: 'locked' }],
    assets: 0,
    delivered: 0,
  });

  const other = await makeActiveCampaign(world);
  const newest = await findNewestTerms(db(), sandboxDraft);
  const limits = { uses: null, territories: null, until: new Date().toISOString().slice(0, 10) };
  await decideTerms(world.as.legal, {
    routeId: sandboxDraft,
    termsId: newest?.id,
    decision: 'accepted_with_limits',
    limits,
  });
  await requestRun(world.as.campaign_manager, runRequest(other));
  await database.asOwner('alter table terms_decision disable trigger terms_decision_is_frozen');
  await rows(
    `update terms_decision set limits = jsonb_set(limits, '{until}', '"2026-01-01"') where brand_id = $1 and limits->>'until' is not null`,
    world.brand.id,
  );
  expect(await codes(requestRun(world.as.campaign_manager, runRequest(other)))).toEqual(['terms_expired']);
});
