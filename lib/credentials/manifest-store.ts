import { z } from 'zod';
import { PROVENANCE_LABEL, type SoftwareAgent } from './manifest';

export type CredentialsFailure = { code: string; explanation: string };

export type ReadAction = {
  action: string;
  when?: string;
  description?: string;
  digitalSourceType?: string;
  softwareAgent?: SoftwareAgent;
};

export type ReadIngredient = {
  id: string | null;
  title: string | null;
  mime: string | null;
  relationship: string;
  /** As stated by our own assertion; other producers state none. */
  sha256: string | null;
  hasCredentials: boolean;
  /** What was wrong with its own credentials when it was recorded. */
  failures: CredentialsFailure[];
};

export type CredentialsReading =
  | { present: false }
  | {
      present: true;
      /** `Valid` means intact, but signed by somebody whom the given trust anchors do not vouch for. */
      state: 'Trusted' | 'Valid' | 'Invalid';
      title: string | null;
      claimGenerator: string | null;
      actions: ReadAction[];
      ingredients: ReadIngredient[];
      digitalSourceType: string | null;
      issuer: string | null;
      /** Only from a time stamp authority; a signer's own clock proves nothing. */
      signedAt?: string;
      /** Our provenance assertion, as signed. */
      provenance: Record<string, unknown> | null;
      failures: CredentialsFailure[];
    };

const agentSchema = z.union([
  z.looseObject({ name: z.string(), version: z.string().optional() }),
  z.string().transform((name) => ({ name })),
]);
const actionSchema = z.object({
  action: z.string(),
  when: z.string().optional(),
  description: z.string().optional(),
  digitalSourceType: z.string().optional(),
  softwareAgent: agentSchema.optional().catch(undefined),
});
const failuresSchema = z
  .array(z.object({ code: z.string(), explanation: z.string().default('') }))
  .default([]);
const manifestSchema = z.object({
  title: z.string().nullish(),
  claim_generator: z.string().nullish(),
  claim_generator_info: z.array(z.object({ name: z.string(), version: z.string().nullish() })).nullish(),
  signature_info: z.object({ issuer: z.string().nullish(), time: z.string().nullish() }).nullish(),
  assertions: z.array(z.object({ label: z.string(), data: z.unknown() })).default([]),
  ingredients: z
    .array(
      z.object({
        title: z.string().nullish(),
        format: z.string().nullish(),
        instance_id: z.string().nullish(),
        relationship: z.string().default('componentOf'),
        active_manifest: z.string().nullish(),
        validation_results: z
          .object({ activeManifest: z.object({ failure: failuresSchema }).optional() })
          .optional(),
      }),
    )
    .default([]),
});
const storeSchema = z.object({
  active_manifest: z.string().nullish(),
  manifests: z.record(z.string(), manifestSchema).default({}),
  validation_state: z.enum(['Trusted', 'Valid', 'Invalid']).default('Invalid'),
  validation_status: failuresSchema,
});
const provenanceSchema = z.looseObject({
  digitalSourceType: z.string().optional(),
  ingredients: z.array(z.looseObject({ id: z.string(), sha256: z.string() })).catch([]),
});

type Store = z.infer<typeof storeSchema>;
type Manifest = z.infer<typeof manifestSchema>;

/** Credentials that are there, but say nothing that can be read. */
export const nothingReadable = {
  present: true,
  state: 'Invalid',
  title: null,
  claimGenerator: null,
  actions: [],
  ingredients: [],
  digitalSourceType: null,
  issuer: null,
  provenance: null,
} as const satisfies Omit<Extract<CredentialsReading, { present: true }>, 'failures'>;

/** Reads the library's JSON report of a manifest store. */
export function describeStore(report: string): CredentialsReading {
  const store = storeSchema.parse(JSON.parse(report));
  const failures = store.validation_status;
  const active = store.manifests[store.active_manifest ?? ''];
  if (!active) return { ...nothingReadable, failures };
  const provenance = provenanceSchema.safeParse(assertion(active, PROVENANCE_LABEL)).data ?? null;
  const hashes = new Map(provenance?.ingredients.map(({ id, sha256 }) => [id, sha256]));
  const [generator] = active.claim_generator_info ?? [];
  const signedAt = active.signature_info?.time ?? undefined;
  return {
    present: true,
    state: store.validation_state,
    title: active.title ?? null,
    claimGenerator: generator
      ? [generator.name, generator.version].filter(Boolean).join(' ')
      : (active.claim_generator ?? null),
    actions: actionsOf(active),
    ingredients: active.ingredients.map((ingredient) => ({
      id: ingredient.instance_id ?? null,
      title: ingredient.title ?? null,
      mime: ingredient.format ?? null,
      relationship: ingredient.relationship,
      sha256: hashes.get(ingredient.instance_id ?? '') ?? null,
      hasCredentials: Boolean(ingredient.active_manifest),
      failures: ingredient.validation_results?.activeManifest?.failure ?? [],
    })),
    digitalSourceType: provenance?.digitalSourceType ?? sourceTypeOf(store, active),
    issuer: active.signature_info?.issuer ?? null,
    ...(signedAt ? { signedAt } : {}),
    provenance,
    failures,
  };
}

const assertion = (manifest: Manifest, label: string): unknown =>
  manifest.assertions.find((candidate) => candidate.label === label)?.data;

function actionsOf(manifest: Manifest): ReadAction[] {
  const data = assertion(manifest, 'c2pa.actions.v2') ?? assertion(manifest, 'c2pa.actions');
  return z.object({ actions: z.array(actionSchema) }).safeParse(data).data?.actions ?? [];
}

/** From the actions of the active manifest, else of its parent, and so on: a file that was only opened keeps its source. */
function sourceTypeOf(store: Store, manifest: Manifest, depth = 0): string | null {
  const own = actionsOf(manifest).findLast((action) => action.digitalSourceType)?.digitalSourceType;
  if (own) return own;
  const parent = manifest.ingredients.find(
    ({ relationship }) => relationship === 'parentOf',
  )?.active_manifest;
  const next = parent ? store.manifests[parent] : undefined;
  return next && depth < 32 ? sourceTypeOf(store, next, depth + 1) : null;
}
