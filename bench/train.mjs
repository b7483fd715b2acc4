import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machine } from './lib/machine.mjs';
import { openNative } from './lib/native.mjs';
import { openPeer } from './lib/peer.mjs';
import { flopsOf, problemOf } from './lib/problem.mjs';
import { shapesOf } from './lib/shapes.mjs';
import { summaryOf } from './lib/summary.mjs';

/**
 * How fast one training step is (forward, backward, clip, Adam), beside PyTorch on the same shapes, data and weights. Prints JSON on
 * standard output, a line a shape on standard error. `--quick`: a few shapes; `--no-peer`: ours alone;
 * `--out FILE`: the JSON into a file too. PyTorch is looked for in $LONGSHORT_TORCH_PYTHON, python3 and /usr/bin/python3.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    peer: { type: 'boolean', default: true },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
  allowNegative: true,
});

const native = await openNative();
const peer = options.peer ? await openPeer() : null;
const measured = [];
for (const shape of shapesOf(options.quick ? 'quick' : 'whole')) {
  const problem = problemOf(shape);
  // In turn, so that a busy moment of the machine falls on both.
  const ours = await native.measure(problem);
  const theirs = peer ? await peer.measure(problem, ours.weights) : null;
  measured.push(rowOf(shape, ours, theirs));
  process.stderr.write(`${lineOf(measured.at(-1))}\n`);
}
peer?.close();

const peakGflops = native.peak();
const rows = measured.map((row) => ({ ...row, peakShare: row.gflops / peakGflops }));
const report = {
  ...summaryOf(rows),
  machine: machine(),
  native: native.label,
  peer: peer?.label ?? null,
  peakGflops,
  rows,
};
const text = `${JSON.stringify(report, null, 2)}\n`;
process.stdout.write(text);
if (options.out) writeFileSync(options.out, text);

/** Milliseconds are the best of several takes: the machine's other work only ever adds to them. */
function rowOf(shape, ours, theirs) {
  return {
    ...shape,
    ms: ours.ms,
    ms2Threads: ours.ms2Threads,
    gflops: flopsOf(shape) / ours.ms / 1e6,
    peer: theirs && { ms: theirs.ms, how: theirs.how, all: theirs.all },
    vsPeer: theirs && theirs.ms / ours.ms,
    /** The largest relative difference between the two's first ten losses. */
    lossDifference: theirs && differenceOf(ours.losses, theirs.losses),
  };
}

function differenceOf(ours, theirs) {
  return Math.max(...ours.map((loss, k) => Math.abs(loss - theirs[k]) / Math.abs(theirs[k])));
}

function lineOf({
  hidden,
  lookback,
  features,
  batch,
  layers,
  ms,
  ms2Threads,
  gflops,
  peer,
  vsPeer,
  lossDifference,
}) {
  const shape = `H=${hidden} T=${lookback} F=${features} batch=${batch} layers=${layers}`.padEnd(42);
  const ours = `${ms.toFixed(3).padStart(9)} ms (2 threads ${ms2Threads.toFixed(3)})  ${gflops.toFixed(0)} GFLOP/s`;
  if (!peer) return `${shape}${ours}`;
  return `${shape}${ours}  ${peer.how} ${peer.ms.toFixed(2)} ms  ${vsPeer.toFixed(1)}x  losses within ${lossDifference.toExponential(0)}`;
}
