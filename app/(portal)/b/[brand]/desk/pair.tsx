import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatMoney } from '@/app/ui/format';
import { mediaUrl } from '@/app/ui/media-url';
import { Picture } from '@/app/ui/picture';
import { StateChip } from '@/app/ui/state-chip';
import type { TrialRead } from '@/lib/desk/read-trial';
import { DriftFacts } from './drift-figures';
import { SettleForm } from './settle-form';

export type Pair = TrialRead['pairs'][number];

const sizeOf = (ratio: string) => {
  const [w = 1, h = 1] = ratio.split(':').map(Number);
  return { width: 640, height: Math.round((640 * h) / w), ratio: `${w} / ${h}` };
};

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <figcaption className="truncate text-xs text-muted">{title}</figcaption>
      {children}
    </figure>
  );
}

const Empty = ({ ratio, children }: { ratio: string; children: ReactNode }) => (
  <span
    className="flex flex-col items-center justify-center gap-2 rounded-md bg-mat p-3 text-center text-xs text-muted"
    style={{ aspectRatio: ratio }}
  >
    {children}
  </span>
);

/** One picture before and after, whole and side by side, with how far they lie apart and what was asked. */
export function PairCard({
  brand,
  pair,
  names,
  currency,
  maySettle,
}: {
  brand: string;
  pair: Pair;
  names: { from: string; to: string };
  currency: string;
  maySettle: boolean;
}) {
  const { picture, assetId, asked, seed } = pair;
  const size = sizeOf(asked.size);
  const alt = (what: string) => `${what} of picture ${picture.position}, ${asked.size}, ${asked.market}`;
  const shown = (kind: 'asset' | 'trial', id: string, what: string) => (
    <Picture
      src={mediaUrl(brand, kind, id, 640)}
      srcSet={`${mediaUrl(brand, kind, id, 320)} 320w, ${mediaUrl(brand, kind, id, 640)} 640w, ${mediaUrl(brand, kind, id, 1280)} 1280w`}
      sizes="(min-width: 1280px) 20rem, 45vw"
      alt={alt(what)}
      {...size}
    />
  );
  return (
    <article className="card card--default gap-3 p-4" aria-labelledby={`pair-${picture.id}`}>
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 id={`pair-${picture.id}`} className="text-sm leading-6 font-semibold">
            {picture.position}. {asked.slots || asked.operation}
          </h3>
          <p className="text-xs text-muted">
            {asked.size}, {asked.market}, seed {seed}
          </p>
        </div>
        {picture.state !== 'succeeded' && <StateChip state={picture.state} />}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Side title={`Before: ${names.from}`}>
          {assetId ? (
            <Link
              href={`/b/${brand}/assets/${assetId}`}
              aria-label={`Open the asset before, picture ${picture.position}`}
            >
              {shown('asset', assetId, 'Before')}
            </Link>
          ) : (
            <Empty ratio={size.ratio}>It was discarded since.</Empty>
          )}
        </Side>
        <Side title={`After: ${names.to}`}>
          {picture.afterSha256 ? (
            shown('trial', picture.id, 'After')
          ) : (
            <Empty ratio={size.ratio}>
              {picture.message ?? 'It arrives here.'}
              {picture.state === 'unknown' && maySettle && (
                <SettleForm
                  brand={brand}
                  pictureId={picture.id}
                  price={formatMoney(picture.reservedMicros, currency)}
                />
              )}
            </Empty>
          )}
        </Side>
      </div>
      {picture.drift && <DriftFacts drift={picture.drift} />}
      <details className="text-dense">
        <summary className="cursor-pointer text-accent-text">What was asked of both</summary>
        <p className="mt-1.5 whitespace-pre-line">{asked.prompt}</p>
        {asked.negativePrompt && <p className="mt-1 text-muted">Avoid: {asked.negativePrompt}</p>}
        <p className="mt-1 text-muted">
          {asked.operation}, {asked.inputs} input {asked.inputs === 1 ? 'picture' : 'pictures'}
          {picture.billedMicros !== null && `, ${formatMoney(picture.billedMicros, currency)} billed`}
        </p>
      </details>
    </article>
  );
}
