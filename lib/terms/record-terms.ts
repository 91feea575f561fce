import { canonicalHash } from '@/lib/canonical';
import { conflict, invalid, notFound, type Reason } from '@/lib/errors';
import { newId } from '@/lib/id';
import { findRoute } from '@/lib/models/store';
import { installationMutation } from '@/lib/mutation';
import { insertBlob } from '@/lib/uploads/store';
import { aYearAfter } from './rules';
import { recordTermsInput } from './schemas';
import { findNewestTerms, insertTerms } from './store';

const stale = () =>
  conflict(
    'Somebody else recorded a reading meanwhile. Nothing was saved; what you typed is still here. Reload to see theirs.',
  );

/**
 * A new reading of a provider's terms. Every acceptance of an older reading stops counting with it, until the brand's
 * legal person has read this one.
 */
export const recordTerms = installationMutation({
  name: 'recordTerms',
  input: recordTermsInput,
  run: async ({ tx, ctx, input, now }) => {
    const { routeId, basedOn, answers, url, readOn, document } = input;
    if (!(await findRoute(tx, routeId))) throw notFound('model');
    const newest = await findNewestTerms(tx, routeId);
    if ((newest?.version ?? 0) !== basedOn) throw stale();
    const nextReviewOn = input.nextReviewOn ?? aYearAfter(readOn);
    const wrong: Reason[] = [];
    if (readOn > now.toISOString().slice(0, 10))
      wrong.push({ code: 'future', path: 'readOn', message: 'This day has not come yet.' });
    if (nextReviewOn <= readOn)
      wrong.push({ code: 'review', path: 'nextReviewOn', message: 'Give a day after this reading.' });
    if (wrong.length > 0) throw invalid('Nothing was saved; what you typed is still here.', wrong);
    const said = [answers, url, readOn, nextReviewOn, document?.sha256 ?? null];
    const { documentSha256 = null } = newest ?? {};
    if (
      newest &&
      canonicalHash([newest.answers, newest.url, newest.readOn, newest.nextReviewOn, documentSha256]) ===
        canonicalHash(said)
    )
      throw conflict(`This says the same as version ${newest.version}, so nothing was recorded.`);
    if (document) {
      const { sha256, mime, size } = document;
      await insertBlob(tx, { sha256, mime, size, createdAt: now });
    }
    const id = newId('terms', now);
    const version = basedOn + 1;
    const recorded = await insertTerms(tx, {
      id,
      routeId,
      version,
      answers,
      url,
      readOn,
      readBy: ctx.actor.id,
      nextReviewOn,
      documentSha256: document?.sha256 ?? null,
      documentName: document?.name ?? null,
      createdAt: now,
    });
    if (!recorded) throw stale();
    return {
      result: { id, routeId, version },
      events: [
        {
          type: 'terms.recorded',
          brandId: null,
          subject: { type: 'route', id: routeId },
          payload: {
            routeId,
            version,
            termsHash: canonicalHash(answers),
            readOn,
            nextReviewOn,
            documentSha256: document?.sha256 ?? null,
          },
        },
      ],
    };
  },
});
