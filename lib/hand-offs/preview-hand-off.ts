import { notFound } from '@/lib/errors';
import { query } from '@/lib/mutation';
import { bytesOf, packed, readPackage, spentOn } from './read-package';
import { packRefusal } from './rules';
import { type HandOffPreview, handOffPreviewInput } from './schemas';

/** What a package of the concept would hold, before anything is made. */
export const previewHandOff = query({
  name: 'previewHandOff',
  permission: 'hand_off:create',
  input: handOffPreviewInput,
  run: async ({ db, ctx, input, now }): Promise<HandOffPreview> => {
    const pack = await readPackage(db, ctx.brand.id, input.conceptId, now);
    if (!pack) throw notFound('concept');
    const bytes = bytesOf(pack);
    return {
      drafts: packed(pack.drafts).length,
      references: packed(pack.references).length,
      leftOut: pack.references.flatMap((reference) => reference.leftOut),
      bytes,
      attempts: pack.attempts,
      spent: spentOn(pack),
      passed: pack.passed,
      refusal: packRefusal({ campaignState: pack.subject.campaignState, drafts: pack.drafts.length, bytes }),
    };
  },
});
