import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ensureCliBuild } from '../../../scripts/lib/build.mjs';
import { at } from '../../../scripts/lib/paths.mjs';
import { loadBundled } from '../bundle.mjs';
import { findPython, leftOut, openLineProcess } from '../line-process.mjs';
import { walk } from './bars.mjs';
import { features } from './feature-list.mjs';

const talib = { check: 'import talib', variable: 'LONGSHORT_TALIB_PYTHON' };

/**
 * Forty features of bars beside TA-Lib, which computes on one thread: all of them as a run's process does, on all cores, keeping the
 * values; and one after the other on one thread, with the kernels that a run takes. The best of several takes in turn, since the
 * machine's other work only ever adds to a time.
 * @returns totals and their ratio; the same of one thread, with the geometric mean of the ratios; a row a feature, on one
 *   thread, with the largest relative difference of values
 */
export async function measureFeatures({ bars: length, rounds }) {
  await ensureCliBuild();
  const product = await loadBundled('bench/lib/data/features-entry.ts');
  const bars = walk(length);
  const peer = await openTalib(bars);
  if (peer === null) process.stderr.write(`${leftOut('TA-Lib', talib.variable)}\n`);
  try {
    const takes = [];
    const measured = [];
    for (const [f, feature] of features.entries()) {
      if (f % Math.ceil(features.length / rounds) === 0) takes.push(await takeAll(bars, product));
      const row = await measureFeature({ feature, bars, rounds, peer, ...product });
      measured.push({ name: product.featureLabel(feature), ...row });
      process.stderr.write(`${lineOf(measured.at(-1))}\n`);
    }
    const oneThread = summaryOf(measured);
    const ms = Math.min(...takes);
    const { peerMs, largestDifference, ...rest } = oneThread;
    return {
      bars: length,
      rounds,
      peer: peer && `${peer.label}, one thread`,
      threads: product.helpersHere() + 1,
      ms,
      takes,
      peerMs,
      ratioOfTotals: peerMs && peerMs / ms,
      oneThread: rest,
      largestDifference,
      features: measured,
    };
  } finally {
    peer?.close();
  }
}

/**
 * The features of a run, begun as a run begins: its threads start while the data is read, here for half a second of waiting.
 * @returns milliseconds until every feature was computed and looked at
 */
async function takeAll(bars, { withFeatures, columnsOnAllCores }) {
  const columns = columnsOnAllCores(at('out/cli/columns.cjs'), (problem) =>
    process.stderr.write(`${problem}\n`),
  );
  columns.expect(features.length, bars.time.length);
  await setTimeout(500);
  const start = performance.now();
  withFeatures({ bars, joined: new Map(), breaks: null, notes: [] }, features, columns.open, () => null);
  return performance.now() - start;
}

async function measureFeature({ feature, bars, rounds, peer, ...product }) {
  const { nativeColumns, nothingJoined, requireFeature, giveBack } = product;
  const compute = nativeColumns();
  const resolved = requireFeature(feature);
  const length = bars.close.length;
  const rows = Array.from({ length: 97 }, (_, k) => length - 1 - k * Math.floor(length / 200));
  const row = { firstMs: 0, ms: Infinity, peerMs: peer && Infinity, difference: peer && 0 };
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const values = compute({ bars, joined: nothingJoined }, resolved);
    const ms = performance.now() - start;
    if (round === 0) row.firstMs = ms;
    row.ms = Math.min(row.ms, ms);
    const taken = await peer?.ask({ ask: 'take', feature, rows });
    if (taken) {
      row.peerMs = Math.min(row.peerMs, taken.ms);
      row.difference = Math.max(...rows.map((t, k) => differenceOf(values[t], taken.values[k])));
    }
    // As the matrix of a dataset does once it has the values; NumPy frees its arrays too.
    giveBack(values);
  }
  return { ...row, ratio: peer && row.peerMs / row.ms };
}

/** Relative to the larger of the two and 1, since some features cross zero; infinite where one has a value and the other none. */
function differenceOf(ours, theirs) {
  if (theirs === null || Number.isNaN(ours)) return theirs === null && Number.isNaN(ours) ? 0 : Infinity;
  return Math.abs(ours - theirs) / Math.max(1, Math.abs(ours), Math.abs(theirs));
}

function summaryOf(rows) {
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
  const ratios = rows.flatMap(({ ratio }) => ratio ?? []);
  const hasPeer = ratios.length > 0;
  return {
    ms: total('ms'),
    firstMs: total('firstMs'),
    peerMs: hasPeer ? total('peerMs') : null,
    ratioOfTotals: hasPeer ? total('peerMs') / total('ms') : null,
    geomean: hasPeer
      ? Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
      : null,
    largestDifference: hasPeer ? Math.max(...rows.map(({ difference }) => difference)) : null,
  };
}

async function openTalib(bars) {
  const python = findPython(talib);
  if (!python) return null;
  const peer = await openLineProcess('TA-Lib', python, 'talib_features.py');
  const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));
  const file = join(folder, 'bars.bin');
  const columns = [bars.open, bars.high, bars.low, bars.close, bars.volume];
  writeFileSync(file, Buffer.concat(columns.map(({ buffer }) => Buffer.from(buffer))));
  await peer.ask({ ask: 'open', file });
  rmSync(folder, { recursive: true, force: true });
  return peer;
}

function lineOf({ name, ms, peerMs, ratio, difference }) {
  const ours = `${name.padEnd(28)} ${ms.toFixed(1).padStart(7)} ms`;
  return ratio === null
    ? ours
    : `${ours}  TA-Lib ${peerMs.toFixed(1)} ms  ${ratio.toFixed(2)}x  within ${difference.toExponential(0)}`;
}
