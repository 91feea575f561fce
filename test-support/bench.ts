/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The middle of several runs, so that one slow moment of the machine does not decide. */
export async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let done = 0; done < times; done++) all.push(await timed(work));
  return all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}

/** Prints a figure beside its baseline of the same run, their ratio, and both as a line of JSON. */
export function report(line: {
  name: string;
  unit: string;
  figure: number;
  what: string;
  baseline: number;
  against: string;
}): void {
  const ratio = line.figure / line.baseline;
  const round = (value: number) => Number(value.toPrecision(3));
  console.log(`  ${line.what}: ${round(line.figure)} ${line.unit}`);
  console.log(`  ${line.against}: ${round(line.baseline)} ${line.unit}; ratio ${round(ratio)}`);
  console.log(
    JSON.stringify({
      bench: line.name,
      unit: line.unit,
      figure: round(line.figure),
      baseline: round(line.baseline),
      ratio: round(ratio),
    }),
  );
}
