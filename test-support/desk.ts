import { systemInstallationCtx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { addRoute } from '@/lib/models/add-route';
import type { ModelSpec } from '@/lib/models/schemas';
import { findRoute } from '@/lib/models/store';
import { requestRun } from '@/lib/runs/request-run';
import { decideTerms } from '@/lib/terms/decide-terms';
import { recordTerms } from '@/lib/terms/record-terms';
import { termsInForce } from '@/lib/terms/store';
import { makeTrialPicture } from '@/worker/make-trial-picture';
import { renderOutput } from '@/worker/render-output';
import { makeActiveCampaign, runRequest, sandboxDraft, type World } from './fixtures';

const never = () => new AbortController().signal;

export async function acceptTerms(world: World, routeId: string): Promise<void> {
  const entry = (await termsInForce(db(), world.brand.id, [routeId])).get(routeId);
  await decideTerms(world.as.legal, {
    routeId,
    termsId: entry?.terms?.id,
    decision: 'accepted',
    limits: { uses: null, territories: null, until: null },
  });
}

/** Another sandbox route; accepted by the world's legal person where one is given. */
export async function addSandboxRoute(modelId: string, spec: Partial<ModelSpec> = {}, world?: World) {
  const like = await findRoute(db(), sandboxDraft);
  const terms = (await termsInForce(db(), world?.brand.id ?? '', [sandboxDraft])).get(sandboxDraft)?.terms;
  if (!like || !terms) throw new Error('No sandbox.');
  const { routeId } = await addRoute(systemInstallationCtx, {
    provider: 'sandbox',
    modelId,
    plan: 'built-in',
    name: modelId,
    enabled: true,
    spec: { ...like.spec, ...spec },
  });
  await recordTerms(systemInstallationCtx, {
    routeId,
    basedOn: 0,
    answers: { ...terms.answers, attribution: terms.answers.attribution ?? 'None.' },
    url: null,
    readOn: '2026-11-01',
  });
  if (world) await acceptTerms(world, routeId);
  return routeId;
}

/** An active campaign with pictures of its draft model. */
export async function makePicturedCampaign(
  world: World,
  options: Parameters<typeof makeActiveCampaign>[1] & { count?: number } = {},
) {
  const campaign = await makeActiveCampaign(world, options);
  const { outputs } = await requestRun(
    world.as.campaign_manager,
    runRequest(campaign, { count: options.count ?? 2 }),
  );
  for (const { id } of outputs) await renderOutput({ outputId: id, brandId: world.brand.id }, never());
  return { ...campaign, outputs };
}

/** Makes the pictures of a trial as the worker would. */
export async function makeTrial(brandId: string, pictureIds: readonly string[]): Promise<void> {
  for (const pictureId of pictureIds) await makeTrialPicture({ pictureId, brandId }, never());
}
