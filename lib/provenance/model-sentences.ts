import type { EventPayload } from '@/lib/events/events';
import type { deskEvents } from '@/lib/events/types/desk';
import type { modelEvents } from '@/lib/events/types/models';
import { providerNames } from '@/lib/models/provider-names';
import { money, type Name, pictures, seed, type Told, words } from './sentence-words';

const provider = (id: string) => providerNames[id as keyof typeof providerNames] ?? id;

type Model = keyof typeof modelEvents | keyof typeof deskEvents | 'route.changed';

/** What happened to models, and on the model desk. */
export const modelSentences: { [N in Model]: (payload: EventPayload<N>, name: Name) => Told } = {
  'route.opened': (p, name) => ({
    did: `keeps calls from ${name(p.routeId, 'a model')} for a while after failures (${words(p.code)}).`,
  }),
  'route.reset': (p, name) => ({ did: `let calls go to ${name(p.routeId, 'a resting model')} again.` }),
  'provider_key.set': (p) => ({ did: `entered the key of ${provider(p.provider)}.` }),
  'provider_key.removed': (p) => ({ did: `removed the key of ${provider(p.provider)}.` }),
  'model_rule.set': (p, name) => ({
    did: p.allowed
      ? `let the role ${words(p.role)} use ${name(p.routeId, 'a model')}${p.picturesPerDay === null ? '' : `, ${pictures(p.picturesPerDay)} a day`}.`
      : `closed ${name(p.routeId, 'a model')} to the role ${words(p.role)}.`,
  }),
  'route.changed': (p) => ({
    did: `changed a model route (revision ${p.revision}); it is ${p.enabled ? 'on' : 'off'}.`,
  }),

  'route.added': (p) => ({
    did: `added the model route ${p.modelId} through ${p.plan}; it is ${p.enabled ? 'on' : 'off'}.`,
  }),
  'campaign.warned': (p, name) => ({
    did: `told the people of the campaign that ${name(p.routeId, 'a model')} ${p.retiresOn ? `retires on ${p.retiresOn}` : 'was retired'} (${p.tiers.join(', ')}).`,
  }),
  'trial.started': (p, name) => ({
    did: `tried ${name(p.toRouteId, 'a replacement')} in place of ${name(p.fromRouteId, 'a model')} on ${pictures(p.outputs.length)} of the ${p.tier} tier; ${money(p.reservedMicros, p.currency)} was reserved.`,
    hash: p.locksetHash,
  }),
  'trial_picture.started': (p, name) => ({
    did: `sent a trial picture to ${name(p.routeId, 'the replacement')}${p.attempt > 1 ? ` (attempt ${p.attempt})` : ''}, ${seed(p)}.`,
  }),
  'trial_picture.retried': (p) => ({
    did: `was turned away without a bill (${words(p.code)}); the trial picture is asked for once more.`,
  }),
  'trial_picture.requeued': () => ({ did: 'began a trial picture again after its worker was lost.' }),
  'trial_picture.succeeded': (p) => ({
    did: `stored the trial picture that arrived; ${money(p.billedMicros, p.currency)} was billed.`,
    hash: p.sha256,
  }),
  'trial_picture.failed': (p) => ({
    did: `could not get a trial picture made (${words(p.code)}); ${money(p.billedMicros, p.currency)} was billed.`,
  }),
  'trial_picture.unknown': (p) => ({
    did: `does not know how a paid call of a trial ended; ${money(p.reservedMicros, p.currency)} stays reserved.`,
  }),
  'trial_picture.settled': (p) => ({
    did: `found out how a call of a trial ended: ${money(p.billedMicros, p.currency)} was billed.`,
    quote: p.reason,
  }),
};
