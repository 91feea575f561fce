import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { createBrand } from '@/lib/brands/create-brand';
import { findBrandRow, listBrandRows } from '@/lib/brands/list-store';
import { slugFrom } from '@/lib/brands/rules';
import { createBrandInput } from '@/lib/brands/schemas';
import { systemInstallationCtx } from '@/lib/ctx';
import { closePool, db } from '@/lib/db/client';
import { databaseReady } from '@/lib/db/ready-store';
import { AppError } from '@/lib/errors';
import { createPerson } from '@/lib/people/create-person';
import { PASSWORD_BYTES, passwordFrom } from '@/lib/people/rules';
import { createPersonInput } from '@/lib/people/schemas';
import { findPersonByEmail } from '@/lib/people/store';
import { ask, pipedText } from './ask';

const usage = `npm run admin:create -- --name "Ada Novak" --email ada@example.com [--password-stdin] [--brand "Name" [--slug name]]

  --name, --email    who it is; asked for in a terminal when left out
  --password-stdin   reads the password from standard input; otherwise it is asked for in a terminal without showing
                     it, and generated and printed once when nothing is typed or there is no terminal
  --brand, --slug    makes the first brand, too; the slug is its name in addresses and is made of the name when left out`;

/** Something that the person at the keyboard can cure: said without a stack, and nothing was made. */
class Refusal extends Error {}

function options() {
  try {
    return parseArgs({
      options: {
        name: { type: 'string' },
        email: { type: 'string' },
        'password-stdin': { type: 'boolean' },
        brand: { type: 'string' },
        slug: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

function fitting<S extends z.ZodType>(schema: S, given: z.input<S>): z.output<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `- ${issue.path.join('.')}: ${issue.message}`);
  throw new Refusal(`This does not do yet:\n${lines.join('\n')}\nNothing was made.`);
}

async function requireDatabase(): Promise<void> {
  if (!process.env.DATABASE_URL)
    throw new Refusal(
      'DATABASE_URL is missing: the address of the database, as the application uses it. See .env.example.',
    );
  const ready = await databaseReady(db());
  if (!ready.database)
    throw new Refusal(
      'The database does not answer. Check that it runs, and that the address in DATABASE_URL, its user and its password are right.',
    );
  if (!ready.migrations)
    throw new Refusal(
      'The tables are missing or older than this version. Run "npm run db:migrate" first (it takes DATABASE_OWNER_URL), then this again.',
    );
}

/** The password and whether it was made here, which means that it has to be shown. */
async function passwordOf(piped: boolean, terminal: boolean): Promise<{ password: string; made: boolean }> {
  if (piped) {
    const password = await pipedText();
    if (!password) throw new Refusal('No password came in on standard input. Nothing was made.');
    return { password, made: false };
  }
  const typed = terminal ? await ask('Password (empty: one is made for you): ', { hidden: true }) : '';
  if (!typed) return { password: passwordFrom(randomBytes(PASSWORD_BYTES)), made: true };
  if ((await ask('The same again: ', { hidden: true })) !== typed)
    throw new Refusal('The two passwords differ. Nothing was made; try again.');
  return { password: typed, made: false };
}

async function brandOf(given: { brand?: string; slug?: string }, terminal: boolean) {
  const none = (await listBrandRows(db(), { limit: 1 })).total === 0;
  const name = given.brand ?? (terminal && none ? await ask('First brand (empty: later): ') : '');
  if (!name.trim()) {
    if (given.slug) throw new Refusal('--slug goes with --brand. Nothing was made.');
    return null;
  }
  const brand = fitting(createBrandInput, { name, slug: given.slug ?? slugFrom(name) });
  if (await findBrandRow(db(), brand.slug))
    throw new Refusal(
      `A brand with the address name "${brand.slug}" is there already. Leave --brand out, or give another --slug. Nothing was made.`,
    );
  return brand;
}

async function main(): Promise<void> {
  const given = options();
  if (given.help) return console.log(usage);
  const piped = given['password-stdin'] ?? false;
  const terminal = Boolean(process.stdin.isTTY) && !piped;
  if (!terminal && !(given.name && given.email))
    throw new Refusal(`Give --name and --email, or run this in a terminal.\n\n${usage}`);
  await requireDatabase();
  const name = given.name ?? (await ask('Name: '));
  const email = given.email ?? (await ask('Email address: '));
  const about = fitting(createPersonInput, { name, email, password: null, isAdmin: true });
  if (await findPersonByEmail(db(), about.email))
    throw new Refusal(
      `${about.email} has an account already, so nothing was made. Sign in with it, or let another administrator set a new password under People.`,
    );
  const { password, made } = await passwordOf(piped, terminal);
  const person = fitting(createPersonInput, { ...about, password });
  const brand = await brandOf(given, terminal);

  await createPerson(systemInstallationCtx, person);
  console.log(`${about.name} (${about.email}) is an administrator.`);
  if (made) console.log(`Password, shown this once: ${password}`);
  if (!brand) return console.log('Sign in, make a brand under Brands, and give people their roles in it.');
  await createBrand(systemInstallationCtx, brand);
  console.log(
    `The brand ${brand.name} is there, and nobody has a role in it yet. Sign in and give people their roles: /admin/brands/${brand.slug}`,
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal || error instanceof AppError)) throw error;
  const reasons = error instanceof AppError ? error.reasons.map((reason) => `\n- ${reason.message}`) : [];
  console.error(error.message + reasons.join(''));
  process.exitCode = 1;
} finally {
  await closePool();
}
