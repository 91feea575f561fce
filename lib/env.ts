import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0'])
  .default('false')
  .transform((value) => value === 'true' || value === '1');
const needed = z.string({ error: 'is missing' });
const optional = z.string().optional();

const schema = z.object({
  COUNTERSIGN_MODE: z.enum(['production', 'demo', 'test']).default('production'),
  DATABASE_URL: needed,
  /** The owner of the tables, for migrations only. */
  DATABASE_OWNER_URL: optional,
  S3_ENDPOINT: optional,
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: needed,
  S3_SECRET_ACCESS_KEY: needed,
  S3_FORCE_PATH_STYLE: flag,
  S3_BUCKET: needed,
  S3_DELIVERY_BUCKET: needed,
  /** Downloads are sent to short-lived signed addresses of the store instead of going through the application. */
  S3_PRESIGN: flag,
  AUTH_SECRET: needed.refine((value) => value.length >= 32, 'has fewer than 32 characters'),
  AUTH_URL: optional,
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: z.string().default('Company sign-in'),
  GOOGLE_GENERATIVE_AI_API_KEY: optional,
  GOOGLE_BASE_URL: optional,
  BYTEPLUS_API_KEY: optional,
  BYTEPLUS_BASE_URL: optional,
  FAL_API_KEY: optional,
  FAL_BASE_URL: optional,
  REPLICATE_API_TOKEN: optional,
  REPLICATE_BASE_URL: optional,
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: optional,
  C2PA_CERT_CHAIN_FILE: optional,
  C2PA_KEY_FILE: optional,
  C2PA_TRUST_ANCHORS_FILE: optional,
  DEMO_PASSWORD: optional,
  PORT: z.coerce.number().int().default(3000),
  LOG_LEVEL: z.string().default('info'),
});

/** Settings that mean something only together. */
const together = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['C2PA_CERT_CHAIN_FILE', 'C2PA_KEY_FILE'],
];
export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The settings, read once and on first use, so that a build needs none. Says everything that is missing at once. */
export function env(): Env {
  if (parsed) return parsed;
  // A line of .env that was left empty means its default.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
  const result = schema.safeParse(given);
  const wrong = (result.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  for (const group of together.filter((names) => names.some((name) => given[name])))
    for (const name of group) if (!given[name]) wrong.push(`${name}: goes with ${group.join(', ')}`);
  if (!result.success || wrong.length > 0)
    throw new Error(`Settings are missing or wrong (see .env.example):\n  ${wrong.join('\n  ')}`);
  parsed = result.data;
  return parsed;
}

/** Where the database is. Commands that need nothing else (the first administrator) run with this one setting. */
export function databaseUrl(): string {
  return parsed?.DATABASE_URL ?? (process.env.DATABASE_URL || env().DATABASE_URL);
}

/** Reads the settings again: tests change them. */
export function forgetEnv(): void {
  parsed = undefined;
}

/** How much is logged; readable before the other settings are known. */
export const logLevel = (): string => process.env.LOG_LEVEL ?? 'info';

/** `next dev`: needs eval in the browser, which nothing else gets. */
export const isDevelopment = (): boolean => process.env.NODE_ENV === 'development';
