import { canonicalHash } from '@/lib/canonical';
import { conflict, invalid, notFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { findRoute } from '@/lib/models/store';
import { installationMutation } from '@/lib/mutation';
import { aYearAfter } from './rules';
import { recordTermsInput } from './schemas';
import { findNewestTerms, insertTerms } from './store';

/**
 * A new reading of a provider's terms. Every acceptance of an older reading stops counting with it, until the brand's
 * legal person has read this one.
 */
export const recordTerms = installationMutation({
  name: 'recordTerms',
  input: recordTermsInput,
  run: async ({ tx, input: { routeId, basedOn, answers, url, readOn }, now }) => {
    if (!(await findRoute(tx, routeId))) throw notFound('model');
    const newest = await findNewestTerms(tx, routeId);
    const stale = () =>
      conflict(
        'Somebody else recorded a reading meanwhile. Nothing was saved; what you typed is still here. Reload to see theirs.',
      );
    if ((newest?.version ?? 0) !== basedOn) throw stale();
    if (readOn > now.toISOString().slice(0, 10))
      throw invalid('Nothing was saved; what you typed is still here.', [
        { code: 'future', path: 'readOn', message: 'This day has not come yet.' },
      ]);
    if (
      newest &&
      canonicalHash([newest.answers, newest.url, newest.readOn]) === canonicalHash([answers, url, readOn])
    )
      throw conflict(`This says the same as version ${newest.version}, so nothing was recorded.`);
    const id = newId('terms', now);
    const version = basedOn + 1;
    if (
      !(await insertTerms(tx, {
        id,
        routeId,
        version,
        answers,
        url,
        readOn,
        nextReviewOn: aYearAfter(readOn),
        createdAt: now,
      }))
    )
      throw stale();
    return {
      result: { id, routeId, version },
      events: [
        {
          type: 'terms.recorded',
          brandId: null,
          subject: { type: 'route', id: routeId },
          payload: { routeId, version, termsHash: canonicalHash(answers) },
        },
      ],
    };
  },
});
