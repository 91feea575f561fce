import Link from 'next/link';
import { brandReasons } from '@/app/ui/brand-reasons';
import { DateTime } from '@/app/ui/date-time';
import { Panel } from '@/app/ui/panel';
import { Callout, Problems } from '@/app/ui/problems';
import { Chip, StateChip } from '@/app/ui/state-chip';
import type { Ctx } from '@/lib/ctx';
import { can, roleNames } from '@/lib/permission';
import type { ReviewRecord } from '@/lib/reviews/read-submission';
import { stageName, stageRole } from '@/lib/reviews/rules';
import { Asked } from '../assets/parts/asked';
import { MakingFacts } from '../assets/parts/making-facts';
import { Notes } from '../assets/parts/notes';
import { StandingList } from '../assets/parts/standing-list';
import { Timeline } from '../assets/parts/timeline';
import { modelNames } from '../assets/parts/took-over';
import { Decision } from './decision';

const decisionWords = {
  signed_off: 'signed off',
  changes_requested: 'asked for changes',
  rejected: 'rejected',
};

/** Beside the picture: the decision, and everything that it rests on. */
export function Side({ ctx, record, nextHref }: { ctx: Ctx; record: ReviewRecord; nextHref: string }) {
  const { asset, making, standing, notes, story } = record;
  const brand = ctx.brand.slug;
  return (
    <div className="flex flex-col gap-3">
      <Verdict ctx={ctx} record={record} nextHref={nextHref} />
      <Panel title="Rights and terms now">
        <StandingList brand={brand} standing={standing} />
      </Panel>
      {making && (
        <Panel title="What was asked">
          <Asked making={making} />
        </Panel>
      )}
      <Panel
        title="Where it comes from"
        actions={
          <Link
            href={`/b/${brand}/assets/${asset.id}`}
            className="text-dense font-medium text-accent-text underline underline-offset-2"
          >
            Full record
          </Link>
        }
      >
        <MakingFacts brand={brand} asset={asset} making={making} />
      </Panel>
      <Panel title="History">
        <Timeline brand={brand} lines={story} names={modelNames(making)} />
      </Panel>
      <Panel title="Notes">
        <Notes brand={brand} assetId={asset.id} notes={notes} mayWrite={can(ctx.roles, 'asset:annotate')} />
      </Panel>
    </div>
  );
}

function Verdict({ ctx, record, nextHref }: { ctx: Ctx; record: ReviewRecord; nextHref: string }) {
  const { submission, asset, signOffs, stage, holdsStage, bars, statement, lifted, by, standing } = record;
  const against = [...standing.references, ...standing.routes].flatMap((entry) => entry.reasons);
  const { sha256, pixelDigest } = submission;
  return (
    <Panel>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-dense">
        <StateChip state={submission.state} />
        {submission.dueAt && (
          <span className="text-muted">
            due <DateTime at={submission.dueAt} />
          </span>
        )}
        {lifted.length > 0 && (
          <Chip tone="warning" icon="alert">
            Four eyes is lifted
          </Chip>
        )}
      </div>
      {submission.note && <p className="text-dense wrap-anywhere">“{submission.note}”</p>}
      <ol aria-label="Stages" className="flex flex-col gap-1 text-dense">
        {submission.stages.map((name) => {
          const done = signOffs.find((entry) => entry.stage === name);
          return (
            <li key={name} className="flex flex-wrap justify-between gap-x-2">
              <span className="capitalize">{stageName[name]}</span>
              <span className="text-muted">
                {done ? `${done.personName ?? 'Somebody'} ${decisionWords[done.decision]}` : 'open'}
              </span>
            </li>
          );
        })}
      </ol>
      {stage && !holdsStage && (
        <Callout>
          This waits for {stageName[stage]}, by a {roleNames[stageRole[stage]].toLowerCase()}.
        </Callout>
      )}
      {by && (
        <Callout tone="warning" title="You sign under break-glass">
          Four eyes would stop you here; it is lifted until <DateTime at={by.expiresAt} /> ({by.reason}). Your
          sign-off is marked with it for good.
        </Callout>
      )}
      {bars.length > 0 && (
        <Problems tone="warning" reasons={brandReasons(ctx.brand.slug, bars)} live={false} />
      )}
      {stage && holdsStage && statement && (
        <Decision
          key={submission.id}
          brand={ctx.brand.slug}
          submissionId={submission.id}
          stage={stage}
          statement={statement}
          sha256={sha256}
          pixelDigest={pixelDigest}
          maySign={bars.length === 0 && against.length === 0}
          nextHref={nextHref}
        />
      )}
      <p className="text-xs text-muted">{asset.id}</p>
    </Panel>
  );
}
