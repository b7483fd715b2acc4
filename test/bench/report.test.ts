import { expect, it } from 'vitest';
import { markdownOf } from '../../bench/lib/lines.mjs';
import { flopsOf } from '../../bench/lib/problem.mjs';
import { reportOf } from '../../bench/lib/report.mjs';

const shape = { hidden: 64, lookback: 20, features: 8, batch: 64, layers: 1 };
const start = {
  start: { machine: { processor: 'Some CPU', cores: 2 }, native: 'ours', peers: { torch: 'T' } },
};
const time = (ms: number) => ({ ms, median: ms });

/** A line of a results file: milliseconds of our one core, and of PyTorch's ways. */
function measured(ms: number, torch: Readonly<Record<string, number>>, of = shape) {
  const ways = Object.fromEntries(Object.entries(torch).map(([way, value]) => [way, time(value)]));
  const peers = Object.keys(torch).length > 0 ? { torch: { ways, lossDifference: { eager: 1e-7 } } } : {};
  return { shape: of, peakGflops: 200, native: { 1: time(ms), 2: time(ms / 1.6) }, peers };
}

it('holds one core against the best of the peer', () => {
  const lines = [
    start,
    measured(1, { 'eager, 1 thread': 6, 'eager, 2 threads': 4, 'compiled, 1 thread': 5 }),
  ];
  const report = reportOf(lines);
  expect(report).toMatchObject({ geomeanVsPeer: 4, minVsPeer: 4, minVsPeerOneThread: 5, shapes: 1 });
  expect(report.minVsPeerAllThreads).toBeCloseTo(6.4);
  expect(report.minPeakShare).toBeCloseTo(flopsOf(shape) / 1e6 / 200);
  expect(report.maxLossDifference).toBe(1e-7);
});

it('takes the geometric mean and the least over shapes', () => {
  const small = { ...shape, hidden: 16 };
  const lines = [start, measured(1, { 'eager, 1 thread': 2 }), measured(1, { 'eager, 1 thread': 8 }, small)];
  const { geomeanVsPeer, minVsPeer } = reportOf(lines);
  expect(geomeanVsPeer).toBeCloseTo(4);
  expect(minVsPeer).toBe(2);
});

it('names the shapes that are neither fast enough nor near the peak', () => {
  // A millisecond is about 0.65 of the peak here, 0.8 milliseconds about 0.81.
  const slow = measured(1, { 'eager, 1 thread': 1.4 });
  const nearPeak = measured(0.8, { 'eager, 1 thread': 1 }, { ...shape, lookback: 21 });
  const { below } = reportOf([start, slow, nearPeak]);
  expect(below).toEqual([expect.objectContaining({ ...shape, vsPeer: 1.4 })]);
});

it('knows the best of several measurements of a shape, and peers measured later', () => {
  const lines = [
    start,
    measured(2, {}),
    measured(1, { 'eager, 1 thread': 5 }),
    measured(3, { 'eager, 1 thread': 4 }),
  ];
  const report = reportOf(lines);
  expect(report.rows).toHaveLength(1);
  expect(report).toMatchObject({ minVsPeer: 4 });
});

it('has nothing to say without a peer', () => {
  const report = reportOf([start, measured(0.7, {})]);
  expect(report).toMatchObject({ geomeanVsPeer: null, minVsPeer: null, maxLossDifference: null, below: [] });
  expect(markdownOf(report)).toContain('| 1 x 64 | 0.700 |');
});
