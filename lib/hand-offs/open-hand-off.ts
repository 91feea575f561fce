import type { Ctx } from '@/lib/ctx';
import { db } from '@/lib/db/client';
import { notFound, refused } from '@/lib/errors';
import { isoDay } from '@/lib/governance/check-live';
import { requireCan } from '@/lib/mutation';
import { rightsReasons } from '@/lib/references/rules';
import { findReferences } from '@/lib/references/store';
import { packageName } from './rules';
import { findHandOff } from './store';

/** The package behind a download. Refused once the rights of something in it no longer hold. */
export async function openHandOff(
  ctx: Ctx,
  id: string,
  now = new Date(),
): Promise<{ sha256: string; filename: string }> {
  requireCan(ctx, 'asset:read');
  const found = await findHandOff(db(), ctx.brand.id, id);
  if (!found) throw notFound('package');
  const references = await findReferences(db(), ctx.brand.id, found.handOff.referenceIds);
  const reasons = references.flatMap((entry) =>
    rightsReasons(entry, { territories: [], today: isoDay(now) }).map(({ message, code }) => ({
      code,
      message,
    })),
  );
  if (reasons.length > 0)
    throw refused(
      'This package holds pictures whose rights ended after it was made. Hand the concept off again; the new package leaves them out.',
      reasons,
    );
  const { sha256 } = found.handOff;
  return { sha256, filename: packageName(found.concept, sha256) };
}
