import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { at } from '../scripts/lib/paths.mjs';
import { fromWhereCalled } from './lib/called-from.mjs';
import { lineOf, markdownOf } from './lib/lines.mjs';
import { machine } from './lib/machine.mjs';
import { measureShape } from './lib/measure-shape.mjs';
import { openNative } from './lib/native.mjs';
import { openPeer } from './lib/peer.mjs';
import { reportOf, rowOf } from './lib/report.mjs';
import { mergedShapes, openResults, readResults } from './lib/results.mjs';
import { partOf, shapesOf, shapesWhere } from './lib/shapes.mjs';

/**
 * How fast one training step is (forward, backward, clip, Adam), beside PyTorch and Keras on the same shapes, data and weights.
 * Prints the report as JSON on standard output, a line a shape on standard error. Every shape goes into a file at once; the report
 * is that of the file.
 *
 *   --quick              a few shapes
 *   --where hidden=64    only these (also lookback, features, batch, layers; more than one with commas)
 *   --part 2/3           the second third of the shapes
 *   --peers torch        PyTorch alone; `none`: nobody
 *   --resume FILE        goes on in this file with what is missing: shapes, or peers of a shape
 *   --from FILE          measures nothing
 *   --json | --table     the report as JSON, as it is anyway, or as tables in Markdown
 *   --out FILE           the JSON into a file too
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    where: { type: 'string' },
    part: { type: 'string' },
    peers: { type: 'string', default: 'torch,keras' },
    resume: { type: 'string' },
    from: { type: 'string' },
    json: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

const lines = options.from ? readResults(fromWhereCalled(options.from)) : await measure();
print(reportOf(lines));

async function measure() {
  const shapes = chosenShapes();
  const native = await openNative();
  const peers = await openPeers();
  try {
    const fresh = at('out/bench', `train-${new Date().toISOString().replaceAll(':', '-')}.jsonl`);
    const file = options.resume ? fromWhereCalled(options.resume) : fresh;
    const labels = Object.fromEntries(peers.map(({ name, label }) => [name, label]));
    const results = openResults(file, { machine: machine(), native: native.label, peers: labels });
    process.stderr.write(`Results go to ${file}\n`);
    for (const shape of shapes) await measureMissing(shape, results, native, peers);
    return results.lines;
  } finally {
    for (const peer of peers) peer.close();
  }
}

/** Those of `--peers` that are installed here; says why another is left out. */
async function openPeers() {
  const names = options.peers === 'none' ? [] : options.peers.split(',');
  const opened = [];
  for (const name of names) opened.push(await openPeer(name));
  for (const { reason } of opened) if (reason) process.stderr.write(`${reason}\n`);
  return opened.flatMap(({ peer }) => peer ?? []);
}

function chosenShapes() {
  let shapes = shapesOf(options.quick ? 'quick' : 'whole');
  if (options.where) shapes = shapesWhere(shapes, options.where);
  return options.part ? partOf(shapes, options.part) : shapes;
}

async function measureMissing(shape, results, native, peers) {
  const done = mergedShapes(results.lines).find((one) => JSON.stringify(one.shape) === JSON.stringify(shape));
  const missing = peers.filter(({ name, measures }) => measures(shape) && !done?.peers[name]);
  if (done && missing.length === 0) return;
  const line = await measureShape(shape, native, missing);
  results.append(line);
  process.stderr.write(`${lineOf(rowOf(line, line.peakGflops))}\n`);
}

function print(report) {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  process.stdout.write(options.table ? markdownOf(report) : text);
  if (options.out) writeFileSync(fromWhereCalled(options.out), text);
}
