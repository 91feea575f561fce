import type { ReactNode } from 'react';
import { DateTime } from '@/app/ui/date-time';
import { formatDay } from '@/app/ui/format';
import { HashChip } from '@/app/ui/hash-chip';
import { Money } from '@/app/ui/money';
import { Facts, Panel } from '@/app/ui/panel';
import type { AssetRecord } from '@/lib/assets/read-asset';
import type { Making } from '@/lib/assets/record-store';
import { Asked } from '../parts/asked';

type Item = { name: ReactNode; value: ReactNode };
const code = (text: string) => <code className="font-mono text-xs">{text}</code>;

/** Every field that is known of the asset. */
export function RecordTab({ record }: { record: AssetRecord }) {
  const { asset, making, references, reviews } = record;
  return (
    <div className="grid gap-3 xl:grid-cols-2">
      <Panel title="File">
        <Facts
          items={[
            { name: 'Asset', value: code(asset.id) },
            { name: 'SHA-256', value: <HashChip hash={asset.sha256} length={24} /> },
            { name: 'Pixels', value: <HashChip hash={asset.pixelDigest} length={24} /> },
            { name: 'Type', value: `${asset.mime}, ${asset.width} × ${asset.height} px` },
            { name: 'Source type', value: code(asset.digitalSourceType) },
            { name: 'Concept', value: `${asset.conceptName} (${asset.conceptId})` },
            { name: 'Campaign', value: asset.campaignName },
            { name: 'Made by', value: asset.createdByName ?? 'Countersign' },
            { name: 'Made', value: <DateTime at={asset.createdAt} exact /> },
          ]}
        />
      </Panel>
      {making && (
        <>
          <Panel title="Asked">
            <Asked making={making} />
          </Panel>
          <Panel title="Run">
            <Facts items={runFacts(making)} />
          </Panel>
          <Panel title="Model, terms and cost">
            <Facts items={modelFacts(making)} />
          </Panel>
        </>
      )}
      {references.length > 0 && (
        <Panel title="References">
          <Facts
            items={references.map((entry) => ({
              name: entry.name,
              value: (
                <>
                  {entry.use === 'covers' ? 'its rights cover this picture' : entry.role}; {entry.rightsOwner}
                  , {entry.licence}; <HashChip hash={entry.sha256} />
                </>
              ),
            }))}
          />
        </Panel>
      )}
      {reviews.map(({ submission, submittedByName, signOffs }) => (
        <Panel key={submission.id} title={`Submission ${submission.id}`}>
          <Facts
            items={[
              {
                name: 'Submitted',
                value: (
                  <>
                    {submittedByName ?? 'Somebody'}, <DateTime at={submission.submittedAt} exact />
                  </>
                ),
              },
              { name: 'Bound to', value: <HashChip hash={submission.sha256} length={24} /> },
              ...signOffs.map((entry) => ({
                name: `${entry.stage}: ${entry.decision.replaceAll('_', ' ')}`,
                value: (
                  <>
                    {entry.personName ?? 'Somebody'}, <DateTime at={entry.decidedAt} exact />
                    <span className="mt-0.5 block text-muted">{entry.statement || entry.reason}</span>
                  </>
                ),
              })),
            ]}
          />
        </Panel>
      ))}
    </div>
  );
}

function runFacts({ run, output, attempt, ...making }: Making): Item[] {
  return [
    { name: 'Run', value: code(run.id) },
    { name: 'Operation', value: `${run.operation}, ${run.tier} tier, ${run.size}, ${run.market}` },
    { name: 'By', value: making.requestedByName ?? 'Countersign' },
    { name: 'Asked', value: <DateTime at={run.createdAt} exact /> },
    { name: 'Template', value: `${making.templateName}, version ${making.versionNumber}` },
    { name: 'Its hash', value: <HashChip hash={making.specHash} length={24} /> },
    { name: `Lockset ${making.locksetNumber}`, value: <HashChip hash={run.locksetHash} length={24} /> },
    { name: 'Resolved input', value: <HashChip hash={run.inputHash} length={24} /> },
    { name: 'Seed asked', value: output.seed },
    { name: 'Seed sent', value: attempt?.seedSent ?? 'none' },
    { name: 'Attempt', value: attempt?.number ?? 1 },
  ];
}

function modelFacts({ run, output, route, terms, decision, attempt, ...making }: Making): Item[] {
  const reported = attempt?.response.modelReported;
  const usage = Object.entries(attempt?.usage ?? {});
  return [
    { name: 'Model', value: `${route.name} (${route.provider})` },
    { name: 'Asked for', value: code(route.modelId) },
    ...(typeof reported === 'string' ? [{ name: 'Answered', value: code(reported) }] : []),
    ...(terms
      ? [
          {
            name: 'Terms',
            value: `Version ${terms.version}, read on ${formatDay(terms.readOn)}`,
          },
        ]
      : []),
    ...(decision
      ? [
          {
            name: 'Decided',
            value: (
              <>
                {decision.decision.replaceAll('_', ' ')} by {making.decidedByName ?? 'Countersign'},{' '}
                <DateTime at={decision.decidedAt} exact />
              </>
            ),
          },
        ]
      : []),
    { name: 'Estimated', value: <Money micros={run.estimateMicros} currency={run.currency} /> },
    ...(output.billedMicros === null
      ? []
      : [{ name: 'Billed', value: <Money micros={output.billedMicros} currency={run.currency} /> }]),
    ...usage.map(([name, value]) => ({ name: `Usage: ${name}`, value })),
  ];
}
