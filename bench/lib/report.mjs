import { flopsOf } from './problem.mjs';
import { mergedShapes } from './results.mjs';
import { summaryOf } from './summary.mjs';

/** The whole report, from the lines of a results file. */
export function reportOf(lines) {
  const starts = lines.flatMap(({ start }) => start ?? []);
  const peakGflops = Math.max(...lines.flatMap((line) => line.peakGflops ?? []));
  const rows = mergedShapes(lines).map((measured) => rowOf(measured, peakGflops));
  return {
    ...summaryOf(rows),
    machine: starts.at(-1)?.machine,
    native: starts.at(-1)?.native,
    peers: Object.assign({}, ...starts.map(({ peers }) => peers)),
    peakGflops,
    rows,
  };
}

/**
 * A row of the table. Milliseconds are the best of several takes. `vsPeer` is one core of ours against PyTorch's best way on one
 * core or two; `vsPeerOneThread` is one against one, `vsPeerAllThreads` the best of both.
 */
export function rowOf({ shape, native, peers }, peakGflops) {
  const ms = native[1].ms;
  const gflops = flopsOf(shape) / ms / 1e6;
  const torch = peers.torch?.ways ?? {};
  const best = bestOf(torch);
  const alone = bestOf(torch, (how) => how.endsWith(', 1 thread'));
  return {
    ...shape,
    ms,
    ms2Threads: native[2].ms,
    gflops,
    peakShare: gflops / peakGflops,
    vsPeer: best && best.ms / ms,
    vsPeerOneThread: alone && alone.ms / ms,
    vsPeerAllThreads: best && best.ms / Math.min(ms, native[2].ms),
    peers: Object.entries(peers).map(([name, peer]) => peerRow(name, peer, ms)),
  };
}

function peerRow(name, { ways, lossDifference }, ourMs) {
  const { how, ms } = bestOf(ways);
  const all = Object.fromEntries(Object.entries(ways).map(([way, time]) => [way, time.ms]));
  return { name, how, ms, vs: ms / ourMs, all, lossDifference: Math.max(...Object.values(lossDifference)) };
}

/** The quickest way, or null where there is none. */
function bestOf(ways, counts = (_how) => true) {
  const found = Object.entries(ways).filter(([how]) => counts(how));
  return found.map(([how, { ms }]) => ({ how, ms })).toSorted((a, b) => a.ms - b.ms)[0] ?? null;
}
