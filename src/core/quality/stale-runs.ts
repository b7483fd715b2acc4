import { lengthOf, type Run, runsWhere } from './runs';

/**
 * A run must be so unlikely, were each bar unchanged as often as the bars of its hour are, that one is expected in a
 * hundred series of this length.
 */
const falseAlarms = 0.01;
/** Fewer repeats are never called stale, however lively the series: four make five equal closes, a working week. */
const shortest = 4;
/** Every price repeats now and then: a series without a repeat of its own is taken to have one in a hundred. */
const leastShare = 0.01;
const hourMs = 3_600_000;

/**
 * Runs of unchanged bars, with the one that they repeat, that are too long for this series at this time of the day. A quiet market (at night, in a small
 * stock, a rate that a bank sets) repeats itself often, and its runs must be longer to be noticed.
 *
 * @param isSame 1 where a bar says the same as the one before. [time]
 */
export function staleRuns(isSame: Uint8Array, time: Float64Array): Run[] {
  const logShare = logShares(isSame, time);
  const limit = Math.log(falseAlarms / Math.max(isSame.length, 1));
  const likelihood = ({ from, to }: Run): number => {
    let sum = 0;
    for (let t = from; t <= to; t += 1) sum += logShare[hourOf(time[t]!)]!;
    return sum;
  };
  return runsWhere(isSame.length, (t) => isSame[t] === 1)
    .filter((run) => lengthOf(run) >= shortest && likelihood(run) < limit)
    .map(({ from, to }) => ({ from: from - 1, to }));
}

/** Logarithm of the share of unchanged bars in each hour of the day. */
function logShares(isSame: Uint8Array, time: Float64Array): Float64Array {
  const same = new Float64Array(24);
  const all = new Float64Array(24);
  for (let t = 1; t < isSame.length; t += 1) {
    const hour = hourOf(time[t]!);
    same[hour]! += isSame[t]!;
    all[hour]! += 1;
  }
  return same.map((count, hour) => Math.log(Math.max(leastShare, (count + 1) / (all[hour]! + 2))));
}

function hourOf(time: number): number {
  return ((Math.floor(time / hourMs) % 24) + 24) % 24;
}
