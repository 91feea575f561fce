import type { EventName, EventPayload } from '@/lib/events/events';
import { modelSentences } from './model-sentences';
import { counted, money, type Name, pictures, seed, type Told, words } from './sentence-words';

/** What people call things, by id: routes, references, people. What has no name here is told in general words. */
export type Names = Readonly<Record<string, string>>;

export type Sentence = {
  /** Begins with who did it. */
  text: string;
  /** The same without who did it. */
  did: string;
  /** Their own words. */
  quote?: string;
  /** The SHA-256 that it is about. */
  hash?: string;
};

const rules = {
  four_eyes: 'four eyes',
  hard_stop: "the budget's hard stop",
  draft_to_final: 'the pick before the final tier',
  quota: 'the quota',
} as const;
const scope = (p: { personId: string | null; conceptId: string | null }, name: Name) =>
  p.personId ? ` for ${name(p.personId, 'one person')}` : p.conceptId ? ' for one concept' : '';
const budgets = {
  campaign: 'the budget of a campaign',
  person_month: 'the budget of a person',
  brand_month: 'the budget of the brand',
} as const;
const soft = (p: { enforcement?: 'hard' | 'soft' | undefined }) =>
  p.enforcement === 'soft' ? ', as a soft limit' : '';
const payer = (p: { whose: 'brand' | 'everybody' | 'person'; personId: string | null }, name: Name) =>
  p.whose === 'brand'
    ? 'the brand'
    : p.whose === 'everybody'
      ? 'each person'
      : name(p.personId ?? '', 'a person');
const decisions = {
  accepted: 'accepted',
  accepted_with_limits: 'accepted with limits',
  refused: 'refused',
} as const;
/** One sentence per type of event. The type makes it complete: a new type of event does not compile without one. */
const tell: { [N in EventName]: (payload: EventPayload<N>, name: Name) => Told } = {
  'person.created': (p) => ({ did: `opened an account${p.isAdmin ? ' for an administrator' : ''}.` }),
  'person.disabled': () => ({ did: 'closed an account; its sessions ended.' }),
  'person.enabled': () => ({ did: 'opened a closed account again.' }),
  'person.sessions_ended': () => ({ did: 'ended every session of a person.' }),
  'person.password_set': () => ({ did: 'set a new password for a person; their sessions ended.' }),
  'person.administrator_made': () => ({ did: 'made a person an administrator.' }),
  'person.administrator_ended': () => ({ did: 'took the administration away from a person.' }),
  'brand.created': (p) => ({ did: `set up the brand ${p.slug}.` }),
  'role.granted': (p, name) => ({ did: `gave ${name(p.personId, 'a person')} the role ${words(p.role)}.` }),
  'role.revoked': (p, name) => ({
    did: `took the role ${words(p.role)} back from ${name(p.personId, 'a person')}.`,
  }),

  'brand_kit.changed': (p) => ({ did: `changed the brand kit (revision ${p.revision}).`, hash: p.kitHash }),
  'reference.uploaded': (p) => ({
    did: `added a ${p.role} reference with its rights${p.expiresOn ? `, which end on ${p.expiresOn}` : ''}.`,
    hash: p.sha256,
  }),
  'reference.mask_set': (p) => ({ did: 'set the subject mask of a reference.', hash: p.maskSha256 }),
  'reference.sets_changed': (p) => ({
    did: `${[
      p.added.length > 0 ? `put a reference into ${p.added.join(', ')}` : '',
      p.removed.length > 0 ? `took a reference out of ${p.removed.join(', ')}` : '',
    ]
      .filter(Boolean)
      .join(' and ')}.`,
  }),
  'reference.rights_changed': (p) => ({
    did: `changed the rights of a reference (revision ${p.revision})${p.expiresOn ? `; they end on ${p.expiresOn}` : ''}.`,
  }),
  'reference.withdrawn': (p) => ({ did: 'withdrew the rights of a reference.', quote: p.reason }),
  'template.created': (p) => ({
    did: p.parent ? `began a template that narrows another one for ${p.parent.market}.` : 'began a template.',
  }),
  'template.parent_followed': () => ({
    did: 'let a template follow a newer version of the one that it narrows.',
  }),
  'template.changed': (p) => ({ did: `changed the draft of a template (revision ${p.revision}).` }),
  'template.published': (p) => ({
    did: `published version ${p.number} of a template.`,
    quote: p.note,
    hash: p.specHash,
  }),

  'campaign.created': () => ({ did: 'began the campaign.' }),
  'campaign.changed': (p) => ({ did: `changed the plan of the campaign (revision ${p.revision}).` }),
  'campaign.closed': () => ({ did: 'closed the campaign.' }),
  'lockset.proposed': (p) => ({ did: `proposed lockset version ${p.number}.`, hash: p.sha256 }),
  'lockset.frozen': (p) => ({
    did: `signed lockset version ${p.number} off; every run carries its hash.`,
    hash: p.sha256,
  }),
  'lockset.refused': (p) => ({
    did: `sent lockset version ${p.number} back.`,
    quote: p.reason,
    hash: p.sha256,
  }),
  'budget.set': (p) => ({
    did:
      (p.previousLimitMicros === null
        ? `set the budget to ${money(p.limitMicros, p.currency)}`
        : `changed the budget from ${money(p.previousLimitMicros, p.currency)} to ${money(p.limitMicros, p.currency)}`) +
      soft(p) +
      (p.handOffMicros === null ? '.' : `, with hand-off at ${money(p.handOffMicros, p.currency)}.`),
  }),
  'budget.passed': (p) => ({
    did: `passed ${budgets[p.kind]}${p.month ? ` for ${p.month}` : ''}: ${money(p.usedMicros, p.currency)} of ${money(p.limitMicros, p.currency)} is spent or reserved.`,
  }),
  'monthly_budget.set': (p, name) => ({
    did: `set what ${payer(p, name)} may spend in a month to ${money(p.limitMicros, p.currency)}${soft(p)}.`,
  }),
  'monthly_budget.removed': (p, name) => ({
    did: `took away the limit on what ${payer(p, name)} may spend in a month.`,
  }),
  'rule.switched': (p) => ({
    did: `switched ${rules[p.rule]} ${p.enabled ? 'on' : 'off'}.`,
    quote: p.reason,
  }),
  'break_glass.requested': (p, name) => ({
    did: `asked to break the glass: lift ${rules[p.rule]}${scope(p, name)} for ${counted(p.hours, 'hour', 'hours')}.`,
    quote: p.reason,
  }),
  'break_glass.approved': (p, name) => ({
    did: `broke the glass with ${name(p.requestedBy, 'whoever asked')}: ${rules[p.rule]} is lifted${scope(p, name)} until ${p.expiresAt.slice(0, 16).replace('T', ' ')} UTC.`,
    quote: p.reason,
  }),
  'break_glass.declined': (p) => ({
    did: `declined to lift ${rules[p.rule]}.`,
    ...(p.note ? { quote: p.note } : {}),
  }),
  'break_glass.withdrawn': (p) => ({ did: `took back the request to lift ${rules[p.rule]}.` }),
  'break_glass.ended': (p) => ({
    did: `ended break-glass before its time; ${rules[p.rule]} holds again.`,
    quote: p.reason,
  }),
  'break_glass.used': (p) => ({ did: `did this under break-glass: ${rules[p.rule]} was lifted.` }),
  'terms.decided': (p, name) => ({
    did: `${decisions[p.decision]} the terms of ${name(p.routeId, 'a model')}.`,
  }),
  'terms.recorded': (p, name) => ({
    did: `recorded version ${p.version} of the terms of ${name(p.routeId, 'a model')}${p.documentSha256 ? ', with a copy of the document' : ''}.`,
    ...(p.documentSha256 ? { hash: p.documentSha256 } : {}),
  }),
  ...modelSentences,

  'concept.started': (p) => ({
    did: p.from === 'upload' ? 'began a concept from an uploaded picture.' : 'began a concept.',
  }),
  'run.requested': (p, name) => ({
    did: `asked ${name(p.routeId, 'a model')} for ${pictures(p.count)} at the ${p.tier} tier (${p.operation}, ${p.market}, ${p.size}); ${money(p.reservedMicros, p.currency)} was reserved.`,
    hash: p.inputHash,
  }),
  'run.cancelled': (p) => ({
    did: `took back ${pictures(p.cancelled)} not yet begun; ${money(p.releasedMicros, p.currency)} is free again.`,
  }),
  'output.started': (p) => ({
    did: `sent the picture to the model${p.attempt > 1 ? ` (attempt ${p.attempt})` : ''}, ${seed(p)}.`,
  }),
  'output.succeeded': (p) => ({
    did: `stored the picture that arrived; ${money(p.billedMicros, p.currency)} was billed.`,
    hash: p.sha256,
  }),
  'output.failed': (p) => ({
    did: `could not get the picture made (${words(p.code)}); ${money(p.billedMicros, p.currency)} was billed.`,
  }),
  'output.unknown': (p) => ({
    did: `does not know how a paid call ended; ${money(p.reservedMicros, p.currency)} stays reserved.`,
  }),
  'output.retried': (p, name) => ({
    did: `was turned away by ${name(p.routeId, 'the model')} without a bill (${words(p.code)}); it is asked again.`,
  }),
  'output.fell_back': (p, name) => ({
    did: `went from ${name(p.from, 'one model')} to ${name(p.to, 'another')}, which the lockset allows.`,
    quote: p.why,
  }),
  'output.waits': (p, name) => ({
    did: `waits for ${name(p.routeId, 'its model')}, which failed lately.`,
  }),
  'output.requeued': () => ({ did: 'began the picture again after its worker was lost.' }),
  'output.reconciled': (p) => ({
    did: `found out how the call ended: ${money(p.billedMicros, p.currency)} was billed.`,
    quote: p.reason,
  }),
  'asset.uploaded': (p, name) => ({
    did: `uploaded the picture, covered by the rights of ${name(p.referenceId, 'a reference')}.`,
    hash: p.sha256,
  }),
  'asset.picked': () => ({ did: 'picked the picture.' }),
  'asset.unpicked': () => ({ did: 'took the pick back.' }),
  'asset.labelled': (p) => ({
    did: p.name ? `named the picture “${p.name}”.` : 'changed the tags of the picture.',
  }),
  'asset.noted': () => ({ did: 'wrote a note about the picture.' }),
  'asset.discarded': (p) => ({
    did: 'deleted the picture, which was never submitted; its record stays.',
    hash: p.sha256,
  }),
  'concept.handed_off': (p) => ({
    did: `handed the concept to a designer after ${counted(p.attempts, 'attempt', 'attempts')}.`,
    hash: p.sha256,
  }),

  'asset.submitted': (p) => ({ did: 'submitted the picture for review.', hash: p.sha256 }),
  'submission.signed_off': (p) => ({
    did: `signed the ${p.stage} stage off${p.approved ? '; the picture is approved' : ''}.`,
    quote: p.statement,
    hash: p.sha256,
  }),
  'submission.changes_requested': (p) => ({
    did: `asked for changes at the ${p.stage} stage.`,
    quote: p.reason,
    hash: p.sha256,
  }),
  'submission.rejected': (p) => ({
    did: `rejected the picture at the ${p.stage} stage.`,
    quote: p.reason,
    hash: p.sha256,
  }),
  'submission.withdrawn': () => ({ did: 'took the submission back.' }),
  'submission.recalled': (p) => ({
    did: `recalled the approved picture${p.descendants.length ? `; ${pictures(p.descendants.length)} made from it ${p.descendants.length === 1 ? 'is' : 'are'} flagged` : ''}.`,
    quote: p.reason,
  }),
  'asset.sealed': (p) => ({
    did: 'sealed the approved file without re-encoding it; its pixels are the same.',
    hash: p.sealedSha256,
  }),
  'asset.delivered': (p) => ({
    did: `delivered the sealed file to ${p.bucket}/${p.key}${p.versionId ? ` (version ${p.versionId})` : ''}, read it back and compared it.`,
    hash: p.sealedSha256,
  }),
  'delivery.failed': (p) => ({ did: 'could not deliver the file.', quote: p.message }),
  'delivery.retried': () => ({ did: 'started the failed delivery again.' }),
  'provenance.exported': (p) => ({
    did: `exported ${counted(p.rows, 'row', 'rows')} of the provenance records.`,
  }),
  'provenance.verified': (p) => ({
    did: `checked ${counted(p.checked, 'record or file', 'records and files')} again and found ${p.differences === 0 ? 'no difference' : counted(p.differences, 'difference', 'differences')}.`,
  }),
};

/**
 * An event as a sentence. Pure: the caller gives the names. A payload that was tampered with (or a type of a later
 * version) never breaks the page; it is told as what it is.
 */
export function eventSentence(
  event: { type: string; actorName: string; payload: Record<string, unknown> },
  names: Names = {},
): Sentence {
  const teller = Object.hasOwn(tell, event.type)
    ? (tell[event.type as EventName] as (payload: unknown, name: Name) => Told)
    : undefined;
  const say = (did: string) => ({ text: `${event.actorName} ${did}`, did });
  try {
    const told = teller?.(event.payload, (id, otherwise) => names[id] ?? otherwise);
    if (told)
      return {
        ...say(told.did),
        ...(told.quote ? { quote: told.quote } : {}),
        ...(told.hash ? { hash: told.hash } : {}),
      };
  } catch {
    return say(`recorded ${words(event.type)}, with fields that cannot be read.`);
  }
  return say(`recorded ${words(event.type)}.`);
}
