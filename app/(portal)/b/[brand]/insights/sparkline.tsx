const WIDTH = 100;
const HEIGHT = 24;
const EDGE = 3;

/** A small line through the values, gaps where there are none. `label` says the values in words. */
export function Sparkline({ values, label }: { values: readonly (number | null)[]; label: string }) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return <span className="block h-6" />;
  const low = Math.min(0, ...known);
  const high = Math.max(...known, low + Number.EPSILON);
  const x = (index: number) => (values.length > 1 ? (index / (values.length - 1)) * WIDTH : WIDTH / 2);
  const y = (value: number) => HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE);
  const points = values.map((value, index) =>
    value === null ? null : `${x(index).toFixed(1)},${y(value).toFixed(1)}`,
  );
  const path = points
    .map((point, index) => point && `${points[index - 1] ? 'L' : 'M'}${point}`)
    .filter(Boolean)
    .join(' ');
  // A value between two gaps has no line; a stroke of no length with round ends shows it as a dot.
  const dots = points
    .map((point) => point && `M${point} l0,0`)
    .filter(Boolean)
    .join(' ');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-6 w-full overflow-visible"
      fill="none"
      stroke="var(--accent-text)"
      strokeLinecap="round"
    >
      <path d={path} strokeWidth={1.5} vectorEffect="non-scaling-stroke" strokeLinejoin="round" />
      <path d={dots} strokeWidth={4} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
