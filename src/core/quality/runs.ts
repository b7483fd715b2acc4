/** A run of bars, by their indexes, both ends included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Longest runs of bars for which something holds. */
export function runsWhere(length: number, holds: (t: number) => boolean): Run[] {
  const runs: Run[] = [];
  for (let t = 0; t < length; t += 1) {
    if (!holds(t)) continue;
    const from = t;
    while (t + 1 < length && holds(t + 1)) t += 1;
    runs.push({ from, to: t });
  }
  return runs;
}

export const lengthOf = ({ from, to }: Run): number => to - from + 1;
