import { canonicalHash } from '@/lib/canonical';
import { systemInstallationCtx } from '@/lib/ctx';
import { conflict } from '@/lib/errors';
import { appendEvents } from '@/lib/events/append';
import { newId } from '@/lib/id';
import { installationMutation } from '@/lib/mutation';
import { createBrandInput } from './schemas';
import { acceptBuiltInTerms, insertBrand, listBuiltInTerms } from './store';

/**
 * Sets up a brand with an empty kit. The routes built into Countersign are accepted by the system, so that a new brand
 * can work at once; everybody else's terms wait for legal.
 */
export const createBrand = installationMutation({
  name: 'createBrand',
  input: createBrandInput,
  run: async ({ tx, input, now }) => {
    const id = newId('brand', now);
    if (!(await insertBrand(tx, { id, ...input })))
      throw conflict(`The address name "${input.slug}" is taken. Choose another one; nothing was saved.`);
    const { actor } = systemInstallationCtx;
    const accepted = await listBuiltInTerms(tx);
    await acceptBuiltInTerms(tx, id, accepted, actor.id, now);
    await appendEvents(
      tx,
      { actor, brandId: id, at: now },
      accepted.map((entry) => ({
        type: 'terms.decided' as const,
        subject: { type: 'route', id: entry.routeId },
        payload: {
          routeId: entry.routeId,
          termsId: entry.id,
          termsHash: canonicalHash(entry.answers),
          decision: 'accepted' as const,
          limits: { uses: null, territories: null, until: null },
        },
      })),
    );
    return {
      result: { id, slug: input.slug, name: input.name },
      events: [
        { type: 'brand.created', brandId: id, subject: { type: 'brand', id }, payload: { slug: input.slug } },
      ],
    };
  },
});
