import { z } from 'zod';
import { conflict, notFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mutation, unchanged } from '@/lib/mutation';
import { insertNotice } from '@/lib/notices/store';
import { insertBlob } from '@/lib/uploads/store';
import { handedOff } from './answer';
import { type HandedOff, handOffInput } from './schemas';
import { findHandOffByKey, holdConcept, insertHandOff } from './store';

const packageInput = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().min(1),
  attempts: z.int().min(0),
  referenceIds: z.array(z.string()),
});

/** Writes down a package that the server has made and stored. People come through handOffConcept. */
export const recordHandOff = mutation({
  name: 'recordHandOff',
  permission: 'hand_off:create',
  input: z.strictObject({ request: handOffInput, made: packageInput }),
  run: async ({ tx, ctx, input: { request, made }, now }) => {
    const concept = await holdConcept(tx, ctx.brand.id, request.conceptId);
    if (!concept) throw notFound('concept');
    if (concept.campaignState === 'closed')
      throw conflict('This campaign was closed meanwhile, so nothing was handed off.');
    const { sha256, size, attempts, referenceIds } = made;
    await insertBlob(tx, { sha256, size, mime: 'application/zip', createdAt: now });
    const row = await insertHandOff(tx, {
      id: newId('handOff', now),
      brandId: ctx.brand.id,
      campaignId: concept.campaignId,
      conceptId: concept.id,
      sha256,
      size,
      note: request.note,
      referenceIds,
      idempotencyKey: request.idempotencyKey,
      createdBy: ctx.actor.id,
      createdAt: now,
    });
    if (!row) {
      const before = await findHandOffByKey(tx, ctx.actor.id, request.idempotencyKey);
      return unchanged<HandedOff>(handedOff(before, ctx.brand.id, request));
    }
    const notice = {
      brandId: ctx.brand.id,
      to: { role: 'creative' as const },
      text: `${ctx.actor.name} handed “${concept.name}” to a designer. The package is on your home page.`,
      href: `/b/${ctx.brand.slug}#hand-offs`,
      dedupeKey: `hand_off:${row.id}`,
    };
    await insertNotice(tx, notice, now);
    return {
      result: handedOff({ handOff: row, concept: concept.name }, ctx.brand.id, request),
      events: [
        {
          type: 'concept.handed_off',
          subject: { type: 'concept', id: concept.id },
          campaignId: concept.campaignId,
          payload: { handOffId: row.id, sha256, attempts },
        },
      ],
    };
  },
});
