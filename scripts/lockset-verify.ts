import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { checkLocksetText, hashInName } from './lockset-file';

const usage = `Usage: npm run lockset:verify -- [--sha256 HASH] FILE...
       npm run lockset:verify -- --database

Computes the SHA-256 of each lockset's canonical JSON (RFC 8785) again and compares it with HASH, or with the
hash in the name of the downloaded file. HASH may be its first characters, at least 12. Needs no database.
--database  compares every frozen lockset of the database at DATABASE_URL with its own rows.
Exit code: 0 all match, 1 something does not, 2 nothing could be compared.`;

function fail(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({
      options: { sha256: { type: 'string' }, database: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    return fail((error as Error).message);
  }
}

function checkFile(file: string, given: string | undefined): boolean {
  const expected = given ?? hashInName(basename(file));
  if (!expected) fail(`${file} carries no hash in its name; say which one it should have: --sha256 HASH.`);
  try {
    const check = checkLocksetText(readFileSync(file, 'utf8'), expected);
    const what = check.lockset
      ? `version ${check.lockset.number} of ${check.lockset.campaignId}`
      : 'not a lockset';
    const form = check.canonical ? '' : '; the file is not in its canonical form';
    const good = check.matches && check.lockset !== null;
    console.log(`${good ? 'match' : 'MISMATCH'}  ${file}: ${what}${form}`);
    console.log(`  computed ${check.sha256}\n  expected ${expected}`);
    return good;
  } catch (error) {
    console.log(`MISMATCH  ${file}: cannot be read. ${(error as Error).message}`);
    return false;
  }
}

async function checkDatabase(): Promise<boolean> {
  if (!process.env.DATABASE_URL) fail('--database needs DATABASE_URL.');
  const { closePool } = await import('@/lib/db/client');
  const { verifyFrozenLocksets } = await import('@/lib/campaigns/verify-frozen-locksets');
  const results = await verifyFrozenLocksets();
  for (const { id, number, campaignId, problem } of results)
    console.log(
      `${problem ? 'MISMATCH' : 'match'}  ${id}: version ${number} of ${campaignId}${problem ? `; ${problem}` : ''}`,
    );
  console.log(`${results.length} frozen locksets compared with their rows.`);
  await closePool();
  return results.every((result) => result.problem === null);
}

const { values, positionals } = read();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
if (values.sha256 !== undefined && !/^[0-9a-f]{12,64}$/i.test(values.sha256))
  fail('--sha256 takes 12 to 64 hexadecimal digits.');
if (positionals.length === 0 && !values.database) fail('Name at least one file.');
const results = positionals.map((file) => checkFile(file, values.sha256));
if (values.database) results.push(await checkDatabase());
process.exit(results.every(Boolean) ? 0 : 1);
