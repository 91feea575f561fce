import type { EventName } from '@/lib/events/events';
import { formatMicros } from '@/lib/money';

export type Told = { text: string; quote?: string; hash?: string };

type Payload = Record<string, unknown>;
const text = (payload: Payload, key: string): string => String(payload[key] ?? '');
const money = (payload: Payload, key: string): string =>
  formatMicros(Number(payload[key] ?? 0), text(payload, 'currency') || 'USD');
const pictures = (count: unknown) => (Number(count) === 1 ? '1 picture' : `${Number(count)} pictures`);
const rules: Record<string, string> = { four_eyes: 'four eyes', hard_stop: "the budget's hard stop" };

/** Each says what the person or the system did; the name stands before it. */
const told: { [N in EventName]?: (payload: Payload) => Told } = {
  'campaign.created': () => ({ text: 'began the campaign.' }),
  'campaign.changed': (p) => ({ text: `changed the plan (revision ${text(p, 'revision')}).` }),
  'campaign.closed': () => ({ text: 'closed the campaign.' }),
  'lockset.proposed': (p) => ({
    text: `proposed lockset version ${text(p, 'number')}.`,
    hash: text(p, 'sha256'),
  }),
  'lockset.frozen': (p) => ({
    text: `signed off lockset version ${text(p, 'number')}; it is in force.`,
    hash: text(p, 'sha256'),
  }),
  'lockset.refused': (p) => ({
    text: `sent lockset version ${text(p, 'number')} back.`,
    quote: text(p, 'reason'),
    hash: text(p, 'sha256'),
  }),
  'budget.set': (p) => ({
    text:
      p.previousLimitMicros === null
        ? `set the budget to ${money(p, 'limitMicros')}.`
        : `changed the budget from ${money(p, 'previousLimitMicros')} to ${money(p, 'limitMicros')}.`,
  }),
  'rule.switched': (p) => ({
    text: `switched ${rules[text(p, 'rule')] ?? text(p, 'rule')} ${p.enabled ? 'on' : 'off'}.`,
    quote: text(p, 'reason'),
  }),
  'concept.started': (p) => ({
    text: p.from === 'upload' ? 'began a concept from an uploaded picture.' : 'began a concept.',
  }),
  'run.requested': (p) => ({
    text: `asked for ${pictures(p.count)} at the ${text(p, 'tier')} tier (${text(p, 'operation')}, ${text(p, 'market')}, ${text(p, 'size')}), ${money(p, 'reservedMicros')} reserved.`,
  }),
  'run.cancelled': (p) => ({
    text: `took back ${pictures(p.cancelled)} that had not begun; ${money(p, 'releasedMicros')} is free again.`,
  }),
  'output.started': () => ({ text: 'sent a picture to the model.' }),
  'output.succeeded': (p) => ({ text: `stored a picture for ${money(p, 'billedMicros')}.` }),
  'output.failed': (p) => ({ text: `could not make a picture (${text(p, 'code').replaceAll('_', ' ')}).` }),
  'output.unknown': (p) => ({
    text: `does not know how a paid call ended; ${money(p, 'reservedMicros')} stays reserved.`,
  }),
  'output.requeued': () => ({ text: 'began a picture again after its worker was lost.' }),
  'output.reconciled': (p) => ({
    text: `found out how a call ended: ${money(p, 'billedMicros')} was billed.`,
    quote: text(p, 'reason'),
  }),
  'asset.uploaded': () => ({ text: 'uploaded a picture.' }),
  'asset.picked': () => ({ text: 'picked a picture.' }),
  'asset.unpicked': () => ({ text: 'took a pick back.' }),
  'asset.labelled': (p) => ({
    text: text(p, 'name') ? `named a picture "${text(p, 'name')}".` : 'changed the tags of a picture.',
  }),
  'asset.noted': () => ({ text: 'wrote a note about a picture.' }),
  'asset.discarded': () => ({ text: 'deleted a picture that was never submitted.' }),
  'asset.submitted': (p) => ({ text: 'submitted a picture for review.', hash: text(p, 'sha256') }),
  'submission.signed_off': (p) => ({
    text: `signed the ${text(p, 'stage')} stage off${p.approved ? '; the picture is approved' : ''}.`,
    quote: text(p, 'statement'),
    hash: text(p, 'sha256'),
  }),
  'submission.changes_requested': (p) => ({ text: 'asked for changes.', quote: text(p, 'reason') }),
  'submission.rejected': (p) => ({ text: 'rejected a picture.', quote: text(p, 'reason') }),
  'submission.withdrawn': () => ({ text: 'took a submission back.' }),
  'submission.recalled': (p) => ({ text: 'recalled an approved picture.', quote: text(p, 'reason') }),
  'asset.sealed': (p) => ({
    text: 'sealed an approved file; its pixels are the same.',
    hash: text(p, 'sealedSha256'),
  }),
  'asset.delivered': (p) => ({
    text: `delivered a file to ${text(p, 'bucket')}, read it back and compared it.`,
    hash: text(p, 'sealedSha256'),
  }),
  'delivery.failed': (p) => ({ text: 'could not deliver a file.', quote: text(p, 'message') }),
  'delivery.retried': () => ({ text: 'started a failed delivery again.' }),
  'concept.handed_off': (p) => ({
    text: `handed a concept to a designer after ${text(p, 'attempts')} ${Number(p.attempts) === 1 ? 'attempt' : 'attempts'}.`,
    hash: text(p, 'sha256'),
  }),
};

/** An event as the rest of a sentence that starts with the actor's name. */
export function tellEvent(type: EventName, payload: Payload): Told {
  const said = told[type]?.(payload) ?? { text: `recorded ${type.replaceAll(/[._]/g, ' ')}.` };
  return said.quote ? said : { text: said.text, ...(said.hash ? { hash: said.hash } : {}) };
}
