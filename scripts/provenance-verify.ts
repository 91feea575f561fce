import { db } from '@/lib/db/client';
import { NOT_ANCHORED } from '@/lib/provenance/schemas';
import { verifyBrandData } from '@/lib/provenance/verify-brand';
import { brandsToVerify } from '@/lib/provenance/verify-store';

let differences = 0;
for (const brand of await brandsToVerify(db())) {
  const result = await verifyBrandData(brand.id, ({ done, total }) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${brand.name}: ${done} of ${total}`);
  });
  console.log(
    `${process.stdout.isTTY ? '\r' : ''}${brand.name}: ${result.checked} checked, ${result.differences.length} differences`,
  );
  for (const difference of result.differences) console.log(`  ${difference.message}`);
  differences += result.differences.length;
}
console.log(NOT_ANCHORED);
process.exit(differences === 0 ? 0 : 1);
