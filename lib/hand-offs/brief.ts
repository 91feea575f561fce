import { formatMicros } from '@/lib/money';
import { marketName } from '@/lib/templates/compose';
import { type Package, spentOn } from './read-package';
import { cutPrompt } from './rules';
import { bullets, counted, inline, quote, section, utc } from './words';

type Said = { note: string; by: string };
type Run = Package['runs'][number];

const money = (sums: readonly { currency: string; micros: number }[]) =>
  sums.length === 0 ? 'Nothing' : sums.map((sum) => formatMicros(sum.micros, sum.currency)).join(' and ');

/** The brief for a person: what is wanted, what is locked, what was tried, and why it comes to them. */
export function briefText(pack: Package, said: Said): string {
  const { subject } = pack;
  return `${[
    `# Brief: ${inline(subject.concept)}`,
    `${inline(subject.brand)}, campaign ${inline(subject.campaign)}. Handed off by ${inline(said.by)}.`,
    why(pack, said),
    section(
      'How to bring your work back',
      'The drafts in this package are not approved; nobody may use them as they are. Upload what you make to the campaign as the start of a concept, and submit it for review: it then goes the same way as every other picture.',
    ),
    brandSection(pack),
    campaignSection(pack),
    ...templateSections(pack),
    triedSection(pack),
    draftSection(pack),
    referenceSection(pack),
    reviewSection(pack),
  ]
    .filter((part) => part !== null)
    .join('\n\n')}\n`;
}

const why = (pack: Package, { note, by }: Said) =>
  section(
    'Why it is handed off',
    pack.passed,
    note === '' ? null : `${inline(by)} writes:\n\n${quote(note)}`,
  );

function brandSection({ subject }: Package): string {
  return section(
    'Brand',
    subject.voice === '' ? 'No voice is written down.' : quote(subject.voice),
    subject.palette.length === 0
      ? null
      : `Palette:\n\n${bullets(subject.palette.map((colour) => `${inline(colour.name)}: ${colour.hex}`))}`,
    subject.forbiddenTerms.length === 0
      ? null
      : `Never to be said: ${subject.forbiddenTerms.map(inline).join(', ')}.`,
  );
}

function campaignSection({ subject, runs }: Package): string {
  const markets = [...new Set(runs.map((run) => run.market))].sort();
  const sizes = [...new Set(runs.map((run) => run.size))].sort();
  const days = [subject.startsOn && `from ${subject.startsOn}`, subject.endsOn && `to ${subject.endsOn}`];
  return section(
    'Campaign',
    subject.campaignBrief === '' ? null : quote(subject.campaignBrief),
    bullets([
      ...(days.some(Boolean) ? [`Runs ${days.filter(Boolean).join(' ')}`] : []),
      ...(markets.length > 0
        ? [`Markets tried: ${markets.map((market) => `${inline(marketName(market))}, ${market}`).join('; ')}`]
        : []),
      ...(sizes.length > 0 ? [`Sizes tried: ${sizes.join(', ')}`] : []),
      subject.locksetSha256
        ? `Lockset in force: version ${subject.locksetNumber}, SHA-256 ${subject.locksetSha256}`
        : 'No lockset is in force.',
    ]),
  );
}

/** Each template version that was used: its locked text in every operation that was run, and its slots. */
function templateSections({ runs }: Package): string[] {
  const versions = new Map(runs.map((run) => [run.templateVersionId, run]));
  return [...versions.values()].map((used) => {
    const mine = runs.filter((run) => run.templateVersionId === used.templateVersionId);
    const operations = [...new Set(mine.map((run) => run.operation))];
    return section(
      `Template ${inline(used.template)}, version ${used.templateVersion}`,
      ...operations.map(
        (operation) =>
          `Locked text to ${operation}:\n\n${bullets(
            used.spec.operations[operation].map((part) =>
              part.kind === 'locked' ? inline(part.text) : `(slot ${inline(part.slot)})`,
            ),
          )}`,
      ),
      used.spec.slots.length === 0
        ? null
        : `Slots:\n\n${bullets(
            used.spec.slots.map(
              (slot) =>
                `${inline(slot.label)} (${inline(slot.key)}, ${slot.type}${slot.lock === 'editable' ? ', optional' : ''})`,
            ),
          )}`,
      `SHA-256 of the version: ${used.specHash}`,
    );
  });
}

function triedSection(pack: Package): string {
  const { runs, attempts } = pack;
  return section(
    'What was tried, and what it cost',
    runs.length === 0
      ? 'Nothing was run; the concept began with an uploaded picture.'
      : `${counted(runs.length, 'run')}; ${counted(attempts, 'attempt')} before the first pick. ${money(spentOn(pack))} was billed.`,
    ...runs.map(triedRun),
  );
}

function triedRun(run: Run, index: number): string {
  const made = run.outputs.filter((output) => output.state === 'succeeded');
  const others = run.outputs.filter((output) => output.state !== 'succeeded');
  const elsewhere = made.filter((output) => output.model !== run.model);
  const locked = run.spec.operations[run.operation].flatMap((part) =>
    part.kind === 'locked' ? [part.text] : [],
  );
  const billed = run.outputs.reduce((sum, output) => sum + (output.billedMicros ?? 0), 0);
  return [
    `### ${index + 1}. ${run.operation}, ${utc(run.requestedAt)}`,
    bullets([
      `${inline(run.requestedBy)} with ${inline(run.model)} (${inline(run.provider)}), ${run.tier} tier, ${run.size}, ${run.market}`,
      `${made.length} of ${counted(run.outputs.length, 'picture')} came, ${run.outputs.length === 1 ? 'seed' : 'seeds'} ${run.outputs.map((output) => output.seed).join(', ')}; ${formatMicros(billed, run.currency)} billed`,
      ...elsewhere.map(
        (output) => `Seed ${output.seed} was made by ${inline(output.model)}, which took over`,
      ),
      ...others.map(
        (output) =>
          `Seed ${output.seed}: ${output.state}${output.message ? `. ${inline(output.message)}` : ''}`,
      ),
      ...Object.entries(run.slots).map(([key, value]) => `${inline(key)}: ${inline(String(value))}`),
    ]),
    `Prompt as it was sent; locked parts are marked:\n\n${cutPrompt(run.prompt, locked)
      .map((piece) => `> ${piece.kind === 'locked' ? '**[locked]**' : '[filled in]'} ${inline(piece.text)}`)
      .join('\n>\n')}`,
    run.negativePrompt === '' ? '' : `Negative prompt (locked):\n\n${quote(run.negativePrompt)}`,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function draftSection({ drafts }: Package): string {
  return section(
    'Drafts',
    bullets(
      drafts.map((draft) =>
        [
          draft.path ?? `(left out: ${draft.leftOut.map(inline).join(' ')})`,
          `${draft.width} x ${draft.height}`,
          draft.pickedBy ? `picked by ${inline(draft.pickedBy)}` : '',
          draft.review ? `review: ${draft.review.replaceAll('_', ' ')}` : '',
          draft.name ? `named ${inline(draft.name)}` : '',
          ...draft.notes.map((note) => `${inline(note.by)} notes: ${inline(note.text)}`),
        ]
          .filter((part) => part !== '')
          .join('; '),
      ),
    ),
  );
}

function referenceSection({ references }: Package): string {
  return section(
    'References',
    references.length === 0
      ? 'There are none.'
      : bullets(
          references.map((entry) =>
            entry.path === null
              ? `${inline(entry.name)} (${entry.role}): left out. ${entry.leftOut.map(inline).join(' ')} Do not use it, nor drafts that show it.`
              : `${entry.path}: ${inline(entry.name)} (${entry.role}${entry.required ? ', required' : ''}); rights of ${inline(entry.rightsOwner)}, ${inline(entry.licence)}, ${entry.territories.join(', ')}, ${entry.expiresOn ? `until ${entry.expiresOn}` : 'without an end'}`,
          ),
        ),
  );
}

function reviewSection({ reviews, drafts }: Package): string | null {
  const said = reviews.filter((review) => review.reason !== '');
  if (said.length === 0) return null;
  const pathOf = new Map(drafts.map((draft) => [draft.id, draft.path]));
  return section(
    'What reviewers said',
    ...said.map(
      (review) =>
        `${inline(review.by)}, ${review.stage} review, ${review.decision.replaceAll('_', ' ')}, ${utc(review.at)}, about ${pathOf.get(review.assetId) ?? review.assetId}:\n\n${quote(review.reason)}`,
    ),
  );
}
