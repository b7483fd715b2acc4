/** A stretch of bars, `end` exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * The longest stretches of bars on which every column holds a finite number. An indicator that carries a state from bar
 * to bar starts anew on each, so that a missing bar costs a warm-up and not the rest of the series, and its loops need not
 * look for missing values.
 */
export function finiteRuns(...columns: readonly Float64Array[]): readonly Run[] {
  return runsBetween(columns, nextInfinite);
}

/** The same of values that may be infinite, but not NaN. */
export function presentRuns(values: Float64Array): readonly Run[] {
  return runsBetween([values], nextMissing);
}

/** Writes NaN wherever no run is. */
export function fillBetween(out: Float64Array, runs: readonly Run[]): void {
  let end = 0;
  for (const run of runs) {
    out.fill(NaN, end, run.start);
    end = run.end;
  }
  out.fill(NaN, end);
}

type NextHole = (column: Float64Array, from: number) => number;

function runsBetween(columns: readonly Float64Array[], nextHole: NextHole): readonly Run[] {
  const length = columns[0]?.length ?? 0;
  const holes = columns.map((column) => nextHole(column, 0));
  const runs: Run[] = [];
  for (let start = 0; start < length; ) {
    columns.forEach((column, c) => {
      if (holes[c]! < start) holes[c] = nextHole(column, start);
    });
    const end = Math.min(...holes);
    if (end > start) runs.push({ start, end });
    start = end + 1;
  }
  return runs;
}

function nextInfinite(column: Float64Array, from: number): number {
  const length = column.length;
  let t = from;
  // 0 times anything else is NaN.
  while (t < length && 0 * column[t]! === 0) t++;
  return t;
}

function nextMissing(column: Float64Array, from: number): number {
  const length = column.length;
  let t = from;
  while (t < length && !Number.isNaN(column[t]!)) t++;
  return t;
}
