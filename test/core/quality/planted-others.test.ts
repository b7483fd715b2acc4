import { createRandom } from '@core/random';
import type { DepthLevel, DepthSnapshots, ScalarPoints } from '@core/series-data';
import { describe, expect, it } from 'vitest';
import { check, findingsOf, summaryOf } from './check-with';
import { roundTheClock, workingDays } from './generated';

/** A volatility index: its logarithm goes back to a mean. */
function volatilityIndex(count: number): { time: Float64Array; value: Float64Array } {
  const random = createRandom(3, 'index');
  const value = new Float64Array(count);
  let log = 0;
  for (let t = 0; t < count; t += 1) {
    log = 0.97 * log + 0.06 * random.normal();
    value[t] = Math.round(1800 * Math.exp(log)) / 100;
  }
  return { time: workingDays(count), value };
}

const checkScalar = (points: ScalarPoints) => check({ kind: 'scalar', ...points });

describe('single values', () => {
  it('are let alone where nothing is wrong', () => {
    expect(summaryOf(checkScalar(volatilityIndex(5000)))).toBe('');
  });

  it('have their bad ticks found', () => {
    const points = volatilityIndex(2000);
    points.value[800] = 180;
    const report = checkScalar(points);
    expect(summaryOf(report)).toBe('bad-tick 1');
    expect(findingsOf(report, 'bad-tick')[0]).toMatchObject({
      from: points.time[800],
      remedies: [{ kind: 'carry' }, { kind: 'drop' }],
    });
  });

  it('have it noted where they stand still, and where they are missing', () => {
    const points = volatilityIndex(2000);
    points.value.fill(points.value[100]!, 101, 121);
    const keep = (column: Float64Array) => column.filter((_, t) => t < 500 || t >= 520);
    const report = checkScalar({ time: keep(points.time), value: keep(points.value) });
    expect(summaryOf(report)).toBe('stale 1, gap 1');
    expect(findingsOf(report, 'stale')[0]).toMatchObject({ severity: 'note', count: 21 });
  });

  it('may stay for months where they always do', () => {
    const time = workingDays(5000);
    const rate = time.map((_, t) => 0.25 * Math.floor(t / 60));
    expect(summaryOf(checkScalar({ time, value: rate }))).toBe('');
  });
});

function book(count: number): DepthSnapshots {
  const random = createRandom(4, 'book');
  const levels: DepthLevel[] = Array.from({ length: 3 }, () => ({
    bidPrice: new Float64Array(count),
    bidSize: new Float64Array(count),
    askPrice: new Float64Array(count),
    askSize: new Float64Array(count),
  }));
  let middle = 10_000;
  for (let t = 0; t < count; t += 1) {
    middle += random.int(5) - 2;
    levels.forEach((level, i) => {
      level.bidPrice[t] = (middle - 1 - i) / 100;
      level.askPrice[t] = (middle + 1 + i) / 100;
      level.bidSize[t] = 1 + random.int(500);
      level.askSize[t] = 1 + random.int(500);
    });
  }
  return { time: roundTheClock(count, 1), levels };
}

const checkDepth = (depth: DepthSnapshots) => check({ kind: 'depth', ...depth });

describe('order books', () => {
  it('are let alone where nothing is wrong', () => {
    expect(summaryOf(checkDepth(book(5000)))).toBe('');
  });

  it('are found crossed, and out of order below the best level', () => {
    const depth = book(5000);
    depth.levels[0]!.bidPrice[700] = depth.levels[0]!.askPrice[700]!;
    depth.levels[2]!.askPrice[900] = 1;
    const report = checkDepth(depth);
    expect(summaryOf(report)).toBe('crossed-book 2');
    expect(findingsOf(report, 'crossed-book').map(({ message }) => message)).toEqual([
      expect.stringMatching(/the best bid of .+ is not below the best ask/),
      expect.stringMatching(/ask 3 of 1 is not above ask 2/),
    ]);
  });

  it('are found without a best level, without another, standing still, and missing', () => {
    const depth = book(5000);
    depth.levels[0]!.bidSize.fill(0, 100, 103);
    depth.levels[2]!.askPrice[200] = Number.NaN;
    for (const level of depth.levels)
      for (const column of [level.bidPrice, level.bidSize, level.askPrice, level.askSize])
        column.fill(column[300]!, 301, 330);
    const time = depth.time.map((at, t) => (t < 4000 ? at : at + 3_600_000));
    const report = checkDepth({ ...depth, time });
    expect(summaryOf(report)).toBe('stale 1, empty-level 2, gap 1');
    expect(findingsOf(report, 'empty-level')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        count: 3,
        remedies: [expect.objectContaining({ kind: 'carry' })],
      }),
      expect.objectContaining({ severity: 'note', count: 1, remedies: [] }),
    ]);
    expect(findingsOf(report, 'stale')[0]).toMatchObject({ count: 30 });
  });
});
