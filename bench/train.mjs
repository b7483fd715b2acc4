import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machine } from './lib/machine.mjs';
import { openNative } from './lib/native.mjs';
import { openPeers } from './lib/peer.mjs';
import { flopsOf, problemOf } from './lib/problem.mjs';
import { shapesOf } from './lib/shapes.mjs';
import { summaryOf } from './lib/summary.mjs';

/**
 * How fast one training step is (forward, backward, clip, Adam), beside PyTorch and Keras on the same shapes, data and weights.
 * Prints JSON on standard output, a line a shape on standard error. `--quick`: a few shapes; `--peers torch`: PyTorch
 * alone; `--peers none`: nobody; `--out FILE`: the JSON into a file too.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    peers: { type: 'string', default: 'torch,keras' },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

const native = await openNative();
const peers = await openPeers(options.peers === 'none' ? [] : options.peers.split(','));
const measured = [];
for (const shape of shapesOf(options.quick ? 'quick' : 'whole')) {
  const problem = problemOf(shape);
  // In turn, so that a busy moment of the machine falls on all.
  const ours = await native.measure(problem);
  const theirs = [];
  for (const peer of peers) theirs.push(peerRow(peer, await peer.measure(problem, ours.weights), ours));
  measured.push(rowOf(shape, ours, theirs));
  process.stderr.write(`${lineOf(measured.at(-1))}\n`);
}
for (const peer of peers) peer.close();

const peakGflops = native.peak();
const rows = measured.map((row) => ({ ...row, peakShare: row.gflops / peakGflops }));
const report = {
  ...summaryOf(rows),
  machine: machine(),
  native: native.label,
  peers: peers.map(({ label }) => label),
  peakGflops,
  rows,
};
const text = `${JSON.stringify(report, null, 2)}\n`;
process.stdout.write(text);
if (options.out) writeFileSync(options.out, text);

/** Milliseconds are the best of several takes: the machine's other work only ever adds to them. */
function rowOf(shape, ours, theirs) {
  const best = theirs.toSorted((a, b) => a.ms - b.ms)[0];
  return {
    ...shape,
    ms: ours.ms,
    ms2Threads: ours.ms2Threads,
    gflops: flopsOf(shape) / ours.ms / 1e6,
    peers: theirs,
    /** One core of ours against the fastest way of the fastest peer. */
    vsPeer: best ? best.ms / ours.ms : null,
  };
}

function peerRow({ name }, { losses, ms, how, all }, ours) {
  const differences = ours.losses.map((loss, k) => Math.abs(loss - losses[k]) / Math.abs(losses[k]));
  return { name, ms, how, all, vsPeer: ms / ours.ms, lossDifference: Math.max(...differences) };
}

function lineOf({ hidden, lookback, features, batch, layers, ms, ms2Threads, gflops, peers }) {
  const shape = `H=${hidden} T=${lookback} F=${features} batch=${batch} layers=${layers}`.padEnd(42);
  const ours = `${ms.toFixed(3).padStart(9)} ms (2 threads ${ms2Threads.toFixed(3)})  ${gflops.toFixed(0)} GFLOP/s`;
  const theirs = peers.map(
    ({ how, ms: peerMs, vsPeer, lossDifference }) =>
      `  ${how} ${peerMs.toFixed(2)} ms (${vsPeer.toFixed(1)}x, losses within ${lossDifference.toExponential(0)})`,
  );
  return shape + ours + theirs.join('');
}
