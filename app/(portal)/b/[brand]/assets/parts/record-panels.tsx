import Link from 'next/link';
import type { ReactNode } from 'react';
import { DateTime } from '@/app/ui/date-time';
import { formatDay } from '@/app/ui/format';
import { HashChip } from '@/app/ui/hash-chip';
import { NotChosen } from '@/app/ui/models/not-chosen';
import { seedWords } from '@/app/ui/models/prices';
import { answersOf } from '@/app/ui/models/terms-answers';
import { Money } from '@/app/ui/money';
import { Facts, Panel } from '@/app/ui/panel';
import { StateChip } from '@/app/ui/state-chip';
import type { AssetRecord } from '@/lib/assets/read-asset';
import type { Making } from '@/lib/assets/record-store';
import type { AssetEntry } from '@/lib/assets/store';
import { failureWords } from '@/lib/models/failure-words';
import { type ModelSpec, type TermsLimits, useNames } from '@/lib/models/schemas';
import { storedDecision } from '@/lib/runs/stored-decision';
import { decisionNames } from '@/lib/terms/schemas';
import { TookOver } from './took-over';

export type Item = { name: ReactNode; value: ReactNode };
export const code = (text: string) => <code className="font-mono text-xs">{text}</code>;
const long = 20;

/** What the picture is, byte by byte. */
export function FilePanel({ asset }: { asset: AssetEntry }) {
  return (
    <Panel title="File">
      <Facts
        items={[
          { name: 'Asset', value: code(asset.id) },
          { name: 'SHA-256', value: <HashChip hash={asset.sha256} length={long} /> },
          {
            name: 'Pixels',
            value: <HashChip hash={asset.pixelDigest} length={long} label="Copy the digest of the pixels" />,
          },
          { name: 'Type', value: `${asset.mime}, ${asset.width} × ${asset.height} px` },
          { name: 'Source type', value: code(asset.digitalSourceType) },
          { name: 'Concept', value: `${asset.conceptName} (${asset.conceptId})` },
          { name: 'Campaign', value: asset.campaignName },
          { name: 'Made by', value: asset.createdByName ?? 'Countersign' },
          { name: 'Made', value: <DateTime at={asset.createdAt} exact /> },
        ]}
      />
    </Panel>
  );
}

/** Who asked when, from which template version and under which lockset. */
export function RunPanel({ brand, making }: { brand: string; making: Making }) {
  const { run, output } = making;
  return (
    <Panel title="Run">
      <Facts
        items={[
          { name: 'Run', value: code(run.id) },
          { name: 'By', value: making.requestedByName ?? 'Countersign' },
          { name: 'Asked', value: <DateTime at={run.createdAt} exact /> },
          { name: 'Operation', value: `${run.operation}, ${run.tier} tier, ${run.size}, ${run.market}` },
          { name: 'Picture', value: `Number ${output.position} of the run (${output.id})` },
          {
            name: 'Template',
            value: (
              <Link
                href={`/b/${brand}/templates/${making.templateId}`}
                className="underline underline-offset-2"
              >
                {making.templateName}, version {making.versionNumber}
              </Link>
            ),
          },
          { name: 'Its hash', value: <HashChip hash={making.specHash} length={long} /> },
          {
            name: `Lockset ${making.locksetNumber}`,
            value: <HashChip hash={run.locksetHash} length={long} label="Copy the lock hash" />,
          },
          { name: 'Resolved input', value: <HashChip hash={run.inputHash} length={long} /> },
        ]}
      />
    </Panel>
  );
}

const attemptWords = { sent: 'sent', succeeded: 'answered', failed: 'failed', unknown: 'end not known' };
const basisWords = {
  tokens: 'by the tokens that it reported',
  list: 'its list price',
  assumed: 'the list price, because it is not known whether it was billed',
  none: 'nothing',
};

/** One call: which model, how it ended, and what it is billed by what. */
function Call({ call, currency }: { call: Making['calls'][number]; currency: string }) {
  const failed = call.response.code;
  return (
    <>
      {call.modelName}, {attemptWords[call.state]}
      {typeof failed === 'string' && `: ${failureWords(failed)}`}, <DateTime at={call.startedAt} exact />
      {call.billBasis && (
        <span className="block text-muted">
          Billed:{' '}
          {call.billBasis === 'none' || call.billedMicros === null ? null : (
            <>
              <Money micros={call.billedMicros} currency={currency} />,{' '}
            </>
          )}
          {basisWords[call.billBasis]}
        </span>
      )}
      {call.taskId && <> {code(call.taskId)}</>}
    </>
  );
}

/** Model, seed, every call and money of one picture. */
export function ModelPanel({
  making,
  seedClass = making.route.spec.seedClass,
}: {
  making: Making;
  /** As the run recorded it; the model's of today where that is not at hand. */
  seedClass?: ModelSpec['seedClass'];
}) {
  const { run, output, route, attempt, calls } = making;
  const reported = attempt?.response.modelReported;
  const usage = Object.entries(attempt?.usage ?? {});
  const { chosen, others } = storedDecision(run.decision);
  return (
    <Panel title="Model, seed and cost">
      <TookOver making={making} />
      <Facts
        items={[
          { name: 'Model', value: `${route.name} (${route.provider})` },
          { name: 'Asked for', value: code(route.modelId) },
          {
            name: 'Reported by it',
            value: typeof reported === 'string' ? code(reported) : 'No model or version was reported',
          },
          ...(chosen && chosen.why.length > 0
            ? [{ name: `Why ${chosen.name}`, value: chosen.why.join(' ') }]
            : []),
          ...(others.length > 0 ? [{ name: 'Beside it', value: <NotChosen others={others} /> }] : []),
          { name: 'Seed asked', value: output.seed },
          {
            name: 'Seed sent',
            value: attempt ? (attempt.seedSent ?? 'None: this model takes none') : 'Nothing was sent',
          },
          {
            name: 'Seed reported',
            value: attempt?.seedReported ?? 'The provider did not say which it took',
          },
          { name: 'Seed class', value: `${seedClass}: ${seedWords[seedClass].toLowerCase()}` },
          { name: 'Held back', value: <Money micros={output.reservedMicros} currency={run.currency} /> },
          {
            name: 'Billed',
            value:
              output.billedMicros === null ? (
                'Nothing yet'
              ) : (
                <Money micros={output.billedMicros} currency={run.currency} />
              ),
          },
          ...(usage.length > 0
            ? usage.map(([unit, amount]) => ({ name: `Usage: ${unitWords(unit)}`, value: amount }))
            : attempt?.state === 'succeeded'
              ? [{ name: 'Usage', value: '1 picture; no tokens were reported' }]
              : []),
          ...calls.map((call) => ({
            name: `Call ${call.number}`,
            value: <Call call={call} currency={run.currency} />,
          })),
          ...(output.message ? [{ name: 'Message', value: output.message }] : []),
        ]}
      />
    </Panel>
  );
}

/** `inputTokens` as `input tokens`. */
const unitWords = (unit: string) => unit.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

const limitsOf = (limits: TermsLimits): Item[] => [
  ...(limits.uses ? [{ name: 'Only for', value: limits.uses.map((use) => useNames[use]).join(', ') }] : []),
  ...(limits.territories ? [{ name: 'Only in', value: limits.territories.join(', ') }] : []),
  ...(limits.until ? [{ name: 'Only until', value: formatDay(limits.until) }] : []),
];

/** The terms that the run was made under, as they were read and decided then. */
export function TermsPanel({ making: { terms, decision, decidedByName } }: { making: Making }) {
  if (!terms) return null;
  return (
    <Panel
      title="Terms accepted at that moment"
      description={`Version ${terms.version}, read on ${formatDay(terms.readOn)}`}
    >
      <Facts
        items={[
          ...(decision
            ? [
                {
                  name: 'Decision',
                  value: (
                    <>
                      {decisionNames[decision.decision]} by {decidedByName ?? 'Countersign'},{' '}
                      <DateTime at={decision.decidedAt} exact />
                    </>
                  ),
                },
                ...limitsOf(decision.limits),
                ...(decision.note ? [{ name: 'Reason', value: decision.note }] : []),
              ]
            : []),
          ...answersOf(terms.answers),
          ...(terms.url
            ? [
                {
                  name: 'Document',
                  value: (
                    <a
                      href={terms.url}
                      rel="noreferrer"
                      target="_blank"
                      className="underline underline-offset-2"
                    >
                      {terms.url}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

/** Every decision of a submission with its statement, bound to the bytes. `seen`: what the person had before them. */
export function ReviewPanel({
  review: { submission, submittedByName, signOffs },
  names = {},
}: {
  review: AssetRecord['reviews'][number];
  /** Of references, to tell whose rights were seen. */
  names?: Readonly<Record<string, string>>;
}) {
  const seen = (entry: { rights: Record<string, number> }) =>
    Object.entries(entry.rights).map(([id, revision]) => `${names[id] ?? id}, revision ${revision}`);
  return (
    <Panel title={`Submission ${submission.id}`} actions={<StateChip state={submission.state} />}>
      <Facts
        items={[
          {
            name: 'Submitted',
            value: (
              <>
                {submittedByName ?? 'Somebody'}, <DateTime at={submission.submittedAt} exact />
                {submission.note && <span className="mt-0.5 block text-muted">{submission.note}</span>}
              </>
            ),
          },
          { name: 'Bound to', value: <HashChip hash={submission.sha256} length={long} /> },
          {
            name: 'Its pixels',
            value: (
              <HashChip hash={submission.pixelDigest} length={long} label="Copy the digest of the pixels" />
            ),
          },
          ...signOffs.map((entry) => ({
            name: `${entry.stage}: ${entry.decision.replaceAll('_', ' ')}`,
            value: (
              <>
                {entry.personName ?? 'Somebody'}, <DateTime at={entry.decidedAt} exact />
                <span className="mt-0.5 block text-muted">{entry.statement || entry.reason}</span>
                {seen(entry.seen).length > 0 && (
                  <span className="mt-0.5 block text-xs text-muted">
                    Rights seen: {seen(entry.seen).join('; ')}
                  </span>
                )}
              </>
            ),
          })),
        ]}
      />
    </Panel>
  );
}
