/** A stretch of bars, `end` exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * The longest stretches of bars on which every column holds a finite number. An indicator that carries a state from bar
 * to bar starts anew on each, so that a missing bar costs a warm-up and not the rest of the series.
 */
export function finiteRuns(...columns: readonly Float64Array[]): readonly Run[] {
  const length = columns[0]?.length ?? 0;
  const runs: Run[] = [];
  let start = 0;
  for (const end of [...holesIn(columns, length), length]) {
    if (end > start) runs.push({ start, end });
    start = end + 1;
  }
  return runs;
}

/** Bars at which a column has no finite number, ascending. */
function holesIn(columns: readonly Float64Array[], length: number): readonly number[] {
  const holes = new Set<number>();
  for (const column of columns) {
    for (let t = 0; t < length; t++) if (!Number.isFinite(column[t]!)) holes.add(t);
  }
  return [...holes].sort((a, b) => a - b);
}
