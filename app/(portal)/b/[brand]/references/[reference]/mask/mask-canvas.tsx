'use client';

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

export type Point = { x: number; y: number };
type Props = {
  picture: { src: string; name: string; width: number; height: number };
  mode: 'none' | 'outline' | 'grow';
  points: Point[];
  onChange: (points: Point[]) => void;
};

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const MOST = { outline: 2000, grow: 40 } as const;

/**
 * The photo with the points set on it. With the pointer: click, or draw with the button held. With the keyboard: arrow
 * keys move a cross, Enter sets a point, Backspace takes the last one back.
 */
export function MaskCanvas({ picture, mode, points, onChange }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef(false);
  const [cross, setCross] = useState<Point | null>(null);
  // Several moves of the pointer can come before the next render.
  const latest = useRef(points);
  latest.current = points;

  const pointOf = (event: PointerEvent): Point => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds) return { x: 0, y: 0 };
    return {
      x: clamp((event.clientX - bounds.left) / bounds.width),
      y: clamp((event.clientY - bounds.top) / bounds.height),
    };
  };
  const add = (point: Point) => {
    if (mode === 'none' || latest.current.length >= MOST[mode]) return;
    latest.current = [...latest.current, point];
    onChange(latest.current);
  };
  const down = (event: PointerEvent) => {
    if (mode === 'none' || event.button !== 0) return;
    if (mode === 'outline') {
      drawing.current = true;
      box.current?.setPointerCapture(event.pointerId);
    }
    add(pointOf(event));
  };
  const move = (event: PointerEvent) => {
    const last = latest.current.at(-1);
    if (!drawing.current || !last) return;
    const point = pointOf(event);
    if (Math.hypot(point.x - last.x, point.y - last.y) > 0.012) add(point);
  };
  const key = (event: KeyboardEvent) => {
    if (mode === 'none') return;
    const step = event.shiftKey ? 0.05 : 0.01;
    const at = cross ?? { x: 0.5, y: 0.5 };
    const moves: Record<string, Point> = {
      ArrowLeft: { x: clamp(at.x - step), y: at.y },
      ArrowRight: { x: clamp(at.x + step), y: at.y },
      ArrowUp: { x: at.x, y: clamp(at.y - step) },
      ArrowDown: { x: at.x, y: clamp(at.y + step) },
    };
    const moved = moves[event.key];
    if (moved) setCross(moved);
    else if (event.key === 'Enter' || event.key === ' ') add(at);
    else if (event.key === 'Backspace') onChange(points.slice(0, -1));
    else return;
    event.preventDefault();
  };

  const { width, height } = picture;
  const line = points.map((point) => `${point.x * width},${point.y * height}`).join(' ');
  const unit = Math.max(width, height) / 160;
  return (
    <div className="flex justify-center rounded-md bg-mat p-2">
      <div
        ref={box}
        role="application"
        aria-label={`Photo of ${picture.name}. Arrow keys move the cross, Enter sets a point, Backspace takes the last one back.`}
        tabIndex={mode === 'none' ? -1 : 0}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={() => {
          drawing.current = false;
        }}
        onKeyDown={key}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible'))
            setCross((before) => before ?? { x: 0.5, y: 0.5 });
        }}
        onBlur={() => setCross(null)}
        className={`relative inline-block max-w-full select-none ${mode === 'none' ? '' : 'cursor-crosshair touch-none'}`}
        style={{ aspectRatio: `${width} / ${height}` }}
      >
        {/* biome-ignore lint/performance/noImgElement: served after an access check, at a width that fits already */}
        <img
          src={picture.src}
          alt=""
          width={width}
          height={height}
          draggable={false}
          className="block max-h-[60vh] w-auto max-w-full"
        />
        <svg
          viewBox={`0 0 ${width} ${height}`}
          className="pointer-events-none absolute inset-0 size-full"
          aria-hidden="true"
        >
          {mode === 'outline' && points.length > 1 ? (
            <>
              <polygon
                points={line}
                fill="var(--accent)"
                fillOpacity={0.2}
                stroke="#fff"
                strokeWidth={unit * 1.1}
              />
              <polygon points={line} fill="none" stroke="var(--accent)" strokeWidth={unit * 0.6} />
            </>
          ) : null}
          {mode === 'grow' || points.length < 60
            ? points.map((point, index) => (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: points have no identity but their place
                  key={index}
                  cx={point.x * width}
                  cy={point.y * height}
                  r={unit * 1.6}
                  fill="var(--accent)"
                  stroke="#fff"
                  strokeWidth={unit * 0.5}
                />
              ))
            : null}
          {cross && mode !== 'none' ? (
            <g stroke="#fff" strokeWidth={unit * 0.8}>
              <path
                d={`M${cross.x * width - unit * 4} ${cross.y * height}h${unit * 8}M${cross.x * width} ${cross.y * height - unit * 4}v${unit * 8}`}
                stroke="#000"
                strokeWidth={unit * 1.4}
              />
              <path
                d={`M${cross.x * width - unit * 4} ${cross.y * height}h${unit * 8}M${cross.x * width} ${cross.y * height - unit * 4}v${unit * 8}`}
              />
            </g>
          ) : null}
        </svg>
      </div>
    </div>
  );
}
