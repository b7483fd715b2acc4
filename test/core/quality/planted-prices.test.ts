import { describe, expect, it } from 'vitest';
import { checkBars, findingsOf, summaryOf } from './check-with';
import { type Columns, roundTheClock, sessionTimes, walkAt, workingDays } from './generated';

const scale = (bars: Columns, from: number, to: number, factor: number): void => {
  for (const column of [bars.open, bars.high, bars.low, bars.close])
    for (let t = from; t < to; t += 1) column[t]! *= factor;
};

describe('bad ticks', () => {
  it.each([1, 2, 3])('finds %i closes that leap away and come back, and nothing else', (length) => {
    const bars = walkAt(workingDays(1000));
    scale(bars, 500, 500 + length, 1.4);
    const report = checkBars(bars);
    expect(summaryOf(report)).toBe('bad-tick 1');
    const [found] = findingsOf(report, 'bad-tick');
    const [from, to] = [bars.time[500], bars.time[499 + length]];
    expect(found).toMatchObject({ severity: 'error', from, to, count: length });
    expect(found?.remedies).toEqual([
      { kind: 'carry', from, to },
      { kind: 'drop', from, to },
    ]);
  });

  it('finds a high that no bar comes near', () => {
    const bars = walkAt(workingDays(1000));
    bars.high[300] = bars.high[300]! * 1.3;
    const report = checkBars(bars);
    expect(summaryOf(report)).toBe('bad-tick 1');
    expect(findingsOf(report, 'bad-tick')[0]).toMatchObject({
      message: expect.stringMatching(/^High of .+ on 2016-02-29 stands 30% beyond its own open and close/),
      remedies: [{ kind: 'clip', from: bars.time[300], to: bars.time[300] }],
    });
  });

  it('finds an open far from the close before and after it', () => {
    const bars = walkAt(workingDays(1000));
    bars.open[300] = bars.low[300] = bars.open[300]! * 0.6;
    const report = checkBars(bars);
    expect(summaryOf(report)).toBe('bad-tick 1');
    expect(findingsOf(report, 'bad-tick')[0]).toMatchObject({
      message: expect.stringMatching(/^Open of .+ beyond its own close/),
      remedies: [{ kind: 'carry', from: bars.time[300], to: bars.time[300] }],
    });
  });

  it('gives a bar one finding, even where its high is worse than its close', () => {
    const bars = walkAt(workingDays(1000));
    scale(bars, 500, 501, 1.5);
    bars.high[500] = bars.high[500]! * 1.5;
    expect(summaryOf(checkBars(bars))).toBe('bad-tick 1');
  });

  it('finds a spike of a small market that is not lively otherwise, within the day', () => {
    const bars = walkAt(sessionTimes(60), { sigma: 0.001 });
    scale(bars, 2000, 2001, 0.97);
    expect(summaryOf(checkBars(bars))).toBe('bad-tick 1');
  });

  it('does not hide the second spike behind the first', () => {
    const bars = walkAt(workingDays(1000));
    scale(bars, 500, 501, 3);
    scale(bars, 505, 506, 1.5);
    expect(summaryOf(checkBars(bars))).toBe('bad-tick 2');
  });
});

describe('outliers', () => {
  it('notes a move out of all proportion that stays, without a remedy', () => {
    const bars = walkAt(workingDays(1000));
    scale(bars, 600, 1000, 0.86);
    const report = checkBars(bars);
    expect(summaryOf(report)).toBe('outlier 1');
    expect(findingsOf(report, 'outlier')[0]).toMatchObject({
      severity: 'note',
      from: bars.time[600],
      remedies: [],
      message: expect.stringMatching(/times the usual move, and it stays/),
    });
  });
});

describe('splits', () => {
  it.each([
    ['2:1', 2],
    ['7:1', 7],
    ['1:10', 0.1],
    ['3:2', 1.5],
  ])('finds a split of %s by price and volume', (name, value) => {
    const bars = walkAt(workingDays(1000));
    scale(bars, 400, 1000, 1 / value);
    for (let t = 400; t < 1000; t += 1) bars.volume[t]! *= value;
    const report = checkBars(bars);
    expect(summaryOf(report)).toBe('split 1');
    expect(findingsOf(report, 'split')[0]).toMatchObject({
      severity: 'error',
      from: bars.time[400],
      to: bars.time[400],
      message: expect.stringContaining(`a split of ${name} `),
      remedies: [{ kind: 'split', time: bars.time[400], value }],
    });
  });

  it('finds one between sessions of minutes', () => {
    const bars = walkAt(sessionTimes(60), { sigma: 0.001 });
    scale(bars, 30 * 78, bars.time.length, 0.5);
    expect(summaryOf(checkBars(bars))).toBe('split 1');
  });

  it('only suspects one where volume does not speak for it', () => {
    const bars = walkAt(workingDays(1000));
    scale(bars, 400, 1000, 0.5);
    expect(findingsOf(checkBars(bars), 'split')[0]).toMatchObject({ severity: 'warning' });
    expect(
      findingsOf(checkBars({ ...bars, volume: bars.volume.map(() => Number.NaN) }), 'split')[0],
    ).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('There is no volume to tell it from news'),
    });
  });

  it('believes one below 3:2 to the adjusted close alone', () => {
    const bars = walkAt(workingDays(1000));
    const adjustedClose = bars.close.slice();
    scale(bars, 400, 1000, 4 / 5);
    expect(summaryOf(checkBars({ ...bars, adjustedClose }))).toBe('split 1');
    expect(summaryOf(checkBars(bars))).toBe('outlier 1');
  });

  it('is sure of one that the adjusted close does not have', () => {
    const bars = walkAt(workingDays(1000));
    const adjustedClose = bars.close.slice();
    scale(bars, 400, 1000, 2 / 3);
    expect(findingsOf(checkBars({ ...bars, adjustedClose }), 'split')[0]).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('since the adjusted close has no such step'),
    });
  });

  it('does not take a fall by a third without volume for one', () => {
    const bars = walkAt(workingDays(1000));
    scale(bars, 400, 1000, 2 / 3);
    expect(summaryOf(checkBars(bars))).toBe('outlier 1');
  });

  it('says nothing of one that is among the corporate actions', () => {
    const bars = walkAt(workingDays(1000));
    scale(bars, 400, 1000, 0.5);
    const actions = [{ kind: 'split' as const, time: bars.time[400]!, value: 2 }];
    expect(summaryOf(checkBars(bars, { actions }))).toBe('');
  });
});

describe('stale prices', () => {
  it('finds closes that stand still, and keeps the first of them', () => {
    const bars = walkAt(workingDays(1000));
    for (let t = 301; t < 310; t += 1) {
      bars.open[t] = bars.high[t] = bars.low[t] = bars.close[t] = bars.close[300]!;
    }
    const report = checkBars(bars);
    expect(summaryOf(report)).toBe('stale 1');
    expect(findingsOf(report, 'stale')[0]).toMatchObject({
      severity: 'warning',
      from: bars.time[300],
      to: bars.time[309],
      count: 10,
      remedies: [{ kind: 'drop', from: bars.time[301], to: bars.time[309] }],
    });
  });

  it('is patient with a market whose price seldom moves', () => {
    const bars = walkAt(roundTheClock(50_000), { sigma: 0.00005 });
    const repeats = bars.close.filter((close, t) => t > 0 && close === bars.close[t - 1]).length;
    expect(repeats).toBeGreaterThan(20_000);
    expect(summaryOf(checkBars(bars))).toBe('');
  });
});

describe('repeated bars', () => {
  it('finds copies of a bar, one finding for a run', () => {
    const bars = walkAt(workingDays(1000));
    for (const column of [bars.open, bars.high, bars.low, bars.close, bars.volume])
      column.fill(column[700]!, 701, 703);
    const report = checkBars(bars);
    expect(summaryOf(report)).toBe('repeated 1');
    expect(findingsOf(report, 'repeated')[0]).toMatchObject({
      severity: 'error',
      count: 2,
      remedies: [{ kind: 'drop', from: bars.time[701], to: bars.time[702] }],
    });
  });

  it('finds a session that stands twice', () => {
    const bars = walkAt(sessionTimes(60), { sigma: 0.001 });
    for (const column of [bars.open, bars.high, bars.low, bars.close, bars.volume])
      column.copyWithin(40 * 78, 20 * 78, 21 * 78);
    expect(findingsOf(checkBars(bars), 'repeated')).toEqual([
      expect.objectContaining({
        count: 78,
        message: expect.stringContaining('the same prices and volume as those of 2015-02-02 09:30'),
        remedies: [{ kind: 'drop', from: bars.time[40 * 78], to: bars.time[41 * 78 - 1] }],
      }),
    ]);
  });

  it('lets a bar without trades repeat itself', () => {
    const bars = walkAt(workingDays(1000));
    for (const column of [bars.open, bars.high, bars.low, bars.close]) column[701] = bars.close[700]!;
    expect(findingsOf(checkBars(bars), 'repeated')).toEqual([]);
  });
});

describe('zero volume', () => {
  it('offers to drop days that were filled in', () => {
    const bars = walkAt(workingDays(1000));
    for (const column of [bars.open, bars.high, bars.low, bars.close]) column[50] = bars.close[49]!;
    bars.volume[50] = 0;
    expect(findingsOf(checkBars(bars), 'zero-volume')[0]).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('filled in where the market was closed'),
      remedies: [{ kind: 'drop', from: bars.time[50], to: bars.time[50] }],
    });
  });

  it('says where volume was not recorded, which nothing can mend', () => {
    const bars = walkAt(workingDays(1000));
    bars.volume.fill(0, 50, 80);
    expect(findingsOf(checkBars(bars), 'zero-volume')).toEqual([
      expect.objectContaining({
        count: 30,
        message: expect.stringContaining('the volume was not recorded'),
        remedies: [],
      }),
    ]);
  });
});

describe('opens that are the previous close', () => {
  it('finds the stretch of them', () => {
    const bars = walkAt(workingDays(2000));
    for (let t = 501; t < 800; t += 1) bars.open[t] = bars.close[t - 1]!;
    const [found, ...others] = findingsOf(checkBars(bars), 'same-open');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      severity: 'warning',
      count: 299,
      from: bars.time[501],
      to: bars.time[799],
    });
  });

  it('says nothing of a market that never closes', () => {
    const bars = walkAt(roundTheClock(2000, 24 * 60));
    for (let t = 1; t < 2000; t += 1) bars.open[t] = bars.close[t - 1]!;
    expect(summaryOf(checkBars(bars))).toBe('');
  });

  it('judges only the first open of a session within the day', () => {
    const bars = walkAt(sessionTimes(100), { sigma: 0.001 });
    for (let t = 1; t < bars.time.length; t += 1) if (t % 78 > 0) bars.open[t] = bars.close[t - 1]!;
    expect(summaryOf(checkBars(bars))).toBe('');
    for (let t = 78; t < bars.time.length; t += 78) bars.open[t] = bars.close[t - 1]!;
    expect(findingsOf(checkBars(bars), 'same-open')[0]).toMatchObject({ count: 99 });
  });
});
