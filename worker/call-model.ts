import { findBrandKit } from '@/lib/brands/store';
import { policiesOf } from '@/lib/campaigns/schemas';
import { db } from '@/lib/db/client';
import { generatePicture } from '@/lib/models/generate-picture';
import { findKey } from '@/lib/models/key-store';
import { ratioSchema, type Tier, tierSchema } from '@/lib/models/schemas';
import type { Route } from '@/lib/models/store';
import type { LoadedOutput } from '@/lib/runs/output-store';
import { cachedBlob } from '@/lib/storage/cached-blob';

const CALL_TIMEOUT_MS = 180_000;

/**
 * One call of a model with what an output was asked for. `over`: a trial on the model desk is made at the size of another
 * tier, and takes models that do not keep to a seed.
 */
export async function callModel(
  { output, run, inputs, document }: LoadedOutput,
  route: Pick<Route, 'provider' | 'modelId' | 'spec'>,
  signal: AbortSignal,
  over: { tier?: Tier; seedMayVary?: boolean } = {},
) {
  return generatePicture({
    provider: route.provider,
    modelId: route.modelId,
    spec: route.spec,
    apiKey: await findKey(db(), route.provider),
    prompt: run.prompt,
    negativePrompt: run.negativePrompt,
    operation: run.operation,
    tier: over.tier ?? tierSchema.parse(run.tier),
    size: ratioSchema.parse(run.size),
    seed: output.seed,
    seedMayVary: over.seedMayVary ?? policiesOf(document).seedMayVary,
    inputs: await Promise.all(
      inputs.map(async (input) => ({
        role: input.role,
        bytes: await cachedBlob(input.sha256),
        subjectMask: input.maskSha256 ? await cachedBlob(input.maskSha256) : null,
      })),
    ),
    mask: run.maskSha256 ? await cachedBlob(run.maskSha256) : null,
    scene: route.provider === 'sandbox' ? await sceneOf(run) : {},
    signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
  });
}

/** The slots as data, which the sandbox draws by. */
async function sceneOf({ brandId, slots, market }: LoadedOutput['run']) {
  const palette = (await findBrandKit(db(), brandId))?.palette ?? [];
  const colours = Object.values(slots).flatMap((value) => palette.filter((entry) => entry.name === value));
  return { ...slots, market, palette: colours.map((entry) => entry.hex) };
}
