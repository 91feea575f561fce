'use client';

import { Button } from '@heroui/react/button';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ButtonLink } from '@/app/ui/button-link';
import { Panel } from '@/app/ui/panel';
import { Problems } from '@/app/ui/problems';
import { useVerb } from '@/app/ui/use-verb';
import type { MaskShape } from '@/lib/references/schemas';
import { setReferenceMaskAction } from '../../actions';
import { checkerboard } from '../checkerboard';
import { MaskCanvas, type Point } from './mask-canvas';
import { useMaskPreview } from './use-mask-preview';

type Way = 'as-is' | 'outline' | 'grow';
type Props = {
  brand: string;
  reference: { id: string; name: string; width: number; height: number; src: string };
};

const ways: { value: Way; name: string; help: string }[] = [
  {
    value: 'grow',
    name: 'Grow from the background',
    help: 'Click on the background; everything of that colour around it is cut away.',
  },
  {
    value: 'outline',
    name: 'Draw an outline',
    help: 'Click from point to point around the product, or draw around it with the button held.',
  },
  { value: 'as-is', name: 'Photo as is', help: 'Nothing is cut out; the photo is framed as a photo.' },
];

export function MaskEditor({ brand, reference }: Props) {
  const router = useRouter();
  const [way, setWay] = useState<Way>('grow');
  const [points, setPoints] = useState<Record<'outline' | 'grow', Point[]>>({ outline: [], grow: [] });
  const [tolerance, setTolerance] = useState(18);
  const verb = useVerb(setReferenceMaskAction, brand);
  const home = `/b/${brand}/references/${reference.id}`;

  const placed = way === 'as-is' ? [] : points[way];
  const shape: MaskShape | null =
    way === 'outline' && placed.length >= 3
      ? { kind: 'outline', outline: placed }
      : way === 'grow' && placed.length > 0
        ? { kind: 'grow', points: placed, tolerance }
        : null;
  const preview = useMaskPreview(brand, reference.id, shape);
  const place = (next: Point[]) => {
    if (way !== 'as-is') setPoints((before) => ({ ...before, [way]: next }));
  };
  const save = async () => {
    if (shape && (await verb.run({ referenceId: reference.id, shape }))) router.push(home);
  };

  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-semibold">How</legend>
          {ways.map((entry) => (
            <label
              key={entry.value}
              className="flex cursor-pointer gap-3 rounded-md border border-border p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="way"
                className="mt-1 accent-accent"
                checked={way === entry.value}
                onChange={() => setWay(entry.value)}
              />
              <span className="text-dense">
                <span className="block font-medium">{entry.name}</span>
                <span className="text-muted">{entry.help}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <MaskCanvas
          picture={reference}
          mode={way === 'as-is' ? 'none' : way}
          points={placed}
          onChange={place}
        />
        {way === 'grow' ? (
          <label className="flex items-center gap-3 text-dense">
            <span className="shrink-0">Tolerance</span>
            <input
              type="range"
              min={0}
              max={60}
              value={tolerance}
              className="w-full accent-accent"
              onChange={(event) => setTolerance(Number(event.target.value))}
            />
            <output className="w-8 text-end tabular-nums">{tolerance}</output>
          </label>
        ) : null}
        {way !== 'as-is' ? (
          <div className="flex flex-wrap items-center gap-2">
            <Button
              size="sm"
              variant="secondary"
              isDisabled={placed.length === 0}
              onPress={() => place(placed.slice(0, -1))}
            >
              Take back the last point
            </Button>
            <Button size="sm" variant="ghost" isDisabled={placed.length === 0} onPress={() => place([])}>
              Start over
            </Button>
            <span className="text-xs text-muted">
              {placed.length} {placed.length === 1 ? 'point' : 'points'}
            </span>
          </div>
        ) : null}
      </Panel>
      <div className="space-y-4 lg:sticky lg:top-4">
        <Panel
          title="Preview"
          description={preview.state === 'working' ? 'Cutting …' : 'The product as a scene will get it.'}
        >
          <span
            className="flex min-h-72 items-center justify-center rounded-md p-4"
            style={way === 'as-is' ? undefined : checkerboard}
          >
            {way === 'as-is' ? (
              // biome-ignore lint/performance/noImgElement: served after an access check, at a width that fits already
              <img src={reference.src} alt={reference.name} className="max-h-96 max-w-full object-contain" />
            ) : preview.src ? (
              // biome-ignore lint/performance/noImgElement: made just now by the server for this page
              <img
                src={preview.src}
                alt={`${reference.name}, cut out`}
                className="max-h-96 max-w-full object-contain"
              />
            ) : (
              <span className="rounded-md bg-surface px-3 py-2 text-dense text-muted">
                {way === 'grow'
                  ? 'Click on the background of the photo.'
                  : 'Set at least three points around the product.'}
              </span>
            )}
          </span>
          {preview.problem ? (
            <p role="status" className="text-dense text-danger-text">
              {preview.problem}
            </p>
          ) : null}
        </Panel>
        {verb.error ? (
          <Problems
            message={verb.error.message}
            reasons={verb.error.reasons.map(({ code, message, cure }) => ({ code, message, cure }))}
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          {way === 'as-is' ? (
            <ButtonLink href={home}>Keep the photo as it is</ButtonLink>
          ) : (
            <Button isDisabled={!shape || preview.problem !== null} isPending={verb.pending} onPress={save}>
              {verb.pending ? 'Saving …' : 'Save cut-out'}
            </Button>
          )}
          <ButtonLink variant="ghost" href={home}>
            Not now
          </ButtonLink>
        </div>
      </div>
    </div>
  );
}
