'use client';

import { Button } from '@heroui/react/button';
import { Check, CircleHelp, Clock, Columns2, LoaderCircle, Shuffle, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { mediaUrl } from '@/app/ui/media-url';
import { NextTry } from '@/app/ui/models/next-try';
import { useVerb } from '@/app/ui/use-verb';
import type { ConceptRun } from '@/lib/runs/concept-store';
import { pickAssetAction, submitAssetAction, unpickAssetAction } from './actions';
import type { May } from './workbench';

type Output = ConceptRun['outputs'][number];

const ratioOf = (size: string) => size.replace(':', ' / ');
const submissionWords: Record<string, string> = {
  brand_review: 'In brand review',
  legal_review: 'In legal review',
  approved: 'Approved',
  changes_requested: 'Changes requested',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  recalled: 'Recalled',
};

function Waiting({ output, size }: { output: Output; size: string }) {
  const icon = {
    queued: <Clock aria-hidden className="size-5" />,
    running: <LoaderCircle aria-hidden className="size-5 animate-spin motion-reduce:animate-none" />,
    unknown: <CircleHelp aria-hidden className="size-5 text-warning" />,
  }[output.state as string] ?? <TriangleAlert aria-hidden className="size-5 text-danger" />;
  const words =
    {
      queued: 'Waiting',
      running: 'Being made',
      unknown: 'End not known',
      failed: 'Not made',
      cancelled: 'Cancelled',
    }[output.state as string] ?? output.state;
  return (
    <div
      className="flex flex-col items-center justify-center gap-2 rounded-md bg-default p-4 text-center text-[13px]"
      style={{ aspectRatio: ratioOf(size) }}
    >
      {icon}
      <span className="font-medium">{words}</span>
      {output.message && <span className="text-muted">{output.message}</span>}
      {output.state === 'queued' && output.nextTryAt && <NextTry at={output.nextTryAt} />}
    </div>
  );
}

/** Said where another model than the asked one makes the picture, or made it. */
function TookOver({ run, output }: { run: ConceptRun; output: Output }) {
  if (output.routeId === run.routeId) return null;
  return (
    <p className="flex items-start gap-1.5 text-xs">
      <Shuffle aria-hidden className="mt-0.5 size-3.5 shrink-0 text-muted" />
      <span>
        {output.assetId ? 'Made by' : 'Handed to'} {output.modelName}, which took over from {run.modelName}.
      </span>
    </p>
  );
}

/** One picture of a run: its state while it is made, then what can be done with it. */
export function PictureCard({
  brand,
  base,
  run,
  output,
  may,
  compared,
  onCompare,
}: {
  brand: string;
  base: string;
  run: ConceptRun;
  output: Output;
  may: May;
  compared: boolean;
  onCompare: (assetId: string) => void;
}) {
  const pick = useVerb(pickAssetAction, brand);
  const unpick = useVerb(unpickAssetAction, brand);
  const submit = useVerb(submitAssetAction, brand);
  const { assetId, picked } = output;
  if (!assetId)
    return (
      <li
        className="flex flex-col gap-2 rounded-lg border border-border bg-surface p-2"
        data-output-state={output.state}
      >
        <Waiting output={output} size={run.size} />
        <p className="text-xs text-muted tabular-nums">Seed {output.seed}</p>
        <TookOver run={run} output={output} />
      </li>
    );
  const open = output.submission && ['brand_review', 'legal_review', 'approved'].includes(output.submission);
  const busy = pick.pending || unpick.pending || submit.pending;
  const error = pick.error ?? unpick.error ?? submit.error;
  const togglePick = () => void (picked ? unpick.run({ assetId }) : pick.run({ assetId }));
  return (
    <li
      className={`flex flex-col gap-2 rounded-lg border bg-surface p-2 ${picked ? 'border-accent' : 'border-border'}`}
      data-output-state={output.state}
      data-asset-id={assetId}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'p' && may.pick && !busy) togglePick();
        if (event.key === 'c') onCompare(assetId);
      }}
    >
      <Link href={`/b/${brand}/assets/${assetId}`} className="block rounded-md bg-default">
        {/* biome-ignore lint/performance/noImgElement: served through the checked media route */}
        <img
          src={mediaUrl(brand, 'asset', assetId, 640)}
          alt={Object.values(run.slots).join(', ')}
          width={output.width ?? undefined}
          height={output.height ?? undefined}
          className="h-auto w-full rounded-md"
        />
      </Link>
      <p className="flex items-center justify-between gap-2 text-xs text-muted tabular-nums">
        <span>
          Seed {output.seed}
          {run.operation === 'localise' && `, ${run.market}`}
        </span>
        {picked && (
          <span className="flex items-center gap-1 font-medium text-accent">
            <Check aria-hidden className="size-3.5" /> Picked
          </span>
        )}
      </p>
      <TookOver run={run} output={output} />
      {output.submission && (
        <p className="text-xs font-medium">{submissionWords[output.submission] ?? output.submission}</p>
      )}
      <div className="flex flex-wrap gap-1.5">
        {may.pick && !open && (
          <Button size="sm" variant={picked ? 'secondary' : 'primary'} isDisabled={busy} onPress={togglePick}>
            {picked ? 'Unpick' : 'Pick'}
          </Button>
        )}
        {may.run && (
          <>
            <Link className="button button--sm button--secondary" href={`${base}?from=${assetId}&op=vary`}>
              Vary
            </Link>
            {picked && (
              <Link
                className="button button--sm button--secondary"
                href={`${base}?from=${assetId}&op=refine`}
              >
                Refine
              </Link>
            )}
            <Link
              className="button button--sm button--secondary"
              href={`${base}?from=${assetId}&op=localise`}
            >
              Localise
            </Link>
          </>
        )}
        <Button
          size="sm"
          variant="ghost"
          isIconOnly
          aria-label="Compare"
          aria-pressed={compared}
          onPress={() => onCompare(assetId)}
        >
          <Columns2 aria-hidden className="size-4" />
        </Button>
        {may.submit && picked && !open && (
          <Button
            size="sm"
            variant="primary"
            isDisabled={busy}
            onPress={() => void submit.run({ assetId, note: '' })}
          >
            Submit
          </Button>
        )}
      </div>
      {error && (
        <p role="alert" className="text-xs text-danger">
          {error.message} {error.reasons.map((reason) => reason.message).join(' ')}
        </p>
      )}
    </li>
  );
}

/** A picture that was uploaded to start the concept: nothing to pick, but everything can grow from it. */
export function UploadCard({
  brand,
  base,
  upload,
  mayRun,
}: {
  brand: string;
  base: string;
  upload: { id: string; width: number; height: number };
  mayRun: boolean;
}) {
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-border bg-surface p-2">
      {/* biome-ignore lint/performance/noImgElement: served through the checked media route */}
      <img
        src={mediaUrl(brand, 'asset', upload.id, 640)}
        alt="Uploaded to start this concept"
        width={upload.width}
        height={upload.height}
        className="h-auto w-full rounded-md bg-default"
      />
      {mayRun && (
        <Link
          className="button button--sm button--primary self-start"
          href={`${base}?from=${upload.id}&op=vary`}
        >
          Vary
        </Link>
      )}
    </li>
  );
}
