import { expect, test } from 'vitest';
import { findReferences } from '@/lib/references/store';
import { loadOutput, outputsOf } from '@/lib/runs/output-store';
import { requestRun } from '@/lib/runs/request-run';
import { findRun } from '@/lib/runs/store';
import { makeActiveCampaign, makeWorld, runRequest } from '@/test-support/fixtures';
import { testDatabase } from '@/test-support/test-db';
import { db } from './client';

testDatabase();

test('a row read as one JSON value is the row that its columns give', async () => {
  const world = await makeWorld();
  const campaign = await makeActiveCampaign(world);
  const { runId } = await requestRun(world.as.campaign_manager, runRequest(campaign));
  const [output] = await outputsOf(db(), runId);
  const loaded = await loadOutput(db(), world.brand.id, output?.id ?? '');
  expect(loaded?.output).toEqual(output);
  expect(loaded?.run).toEqual(await findRun(db(), world.brand.id, runId));
  const [reference] = await findReferences(db(), world.brand.id, [campaign.referenceId]);
  // The library's list says more of a reference than its row.
  expect(reference).toMatchObject(loaded?.inputs[0]?.reference ?? {});
  expect(loaded?.inputs[0]?.reference?.createdAt).toBeInstanceOf(Date);
});
