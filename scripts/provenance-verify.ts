import { db } from '@/lib/db/client';
import { NOT_ANCHORED } from '@/lib/provenance/schemas';
import { verifyBrandData } from '@/lib/provenance/verify-brand';
import { brandsToVerify } from '@/lib/provenance/verify-store';

// Reads only, so that it runs on a replica or on a restored backup as well: no event says that it ran.
const live = process.stdout.isTTY;
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

async function verifyAll(): Promise<number> {
  let differences = 0;
  for (const brand of await brandsToVerify(db())) {
    const result = await verifyBrandData(brand.id, ({ done, total }) => {
      if (live) process.stdout.write(`\r${brand.name}: ${done} of ${total}`);
    });
    console.log(
      `${live ? '\r' : ''}${brand.name}: ${counted(result.checked, 'record or file', 'records and files')} checked, ` +
        `${result.differences.length === 0 ? 'no differences' : counted(result.differences.length, 'difference', 'differences')}`,
    );
    for (const difference of result.differences) console.log(`  ${difference.message}`);
    differences += result.differences.length;
  }
  console.log(NOT_ANCHORED);
  return differences;
}

try {
  process.exit((await verifyAll()) === 0 ? 0 : 1);
} catch (error) {
  console.error(`Could not verify: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(2);
}
