import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredBars } from '@core/bars';
import { describe, expect, it } from 'vitest';
import { checkBars, findingsOf, summaryOf } from './check-with';
import { roundTheClock, sessionTimes, walkAt, workingDays } from './generated';

const root = join(import.meta.dirname, '../../..');

function sample(name: string): StoredBars {
  const text = readFileSync(join(root, 'resources/samples', name), 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const column = (index: number) => Float64Array.from(rows, (row) => Number(row[index]));
  return {
    time: Float64Array.from(rows, (row) => Date.parse(row[0] ?? '')),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    adjustedClose: column(5),
    volume: column(6),
  };
}

describe('clean data', () => {
  it('give no finding in 100,000 days of random walks', () => {
    for (let seed = 1; seed <= 20; seed += 1)
      expect(summaryOf(checkBars(walkAt(workingDays(5000), { seed })))).toBe('');
  });

  it('give no finding in sessions of five minutes, nor round the clock', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      expect(summaryOf(checkBars(walkAt(sessionTimes(300), { seed, sigma: 0.001 })))).toBe('');
      expect(summaryOf(checkBars(walkAt(roundTheClock(30_000), { seed, sigma: 0.001 })))).toBe('');
    }
  });

  it('of Apple give none', () => {
    expect(summaryOf(checkBars(sample('aapl.csv')))).toBe('');
    expect(summaryOf(checkBars(sample('aapl.csv'), { calendar: 'XNYS' }))).toBe('');
  });

  it('of the S&P 500 give the opens that were never recorded, and one day of March 2020', () => {
    const report = checkBars(sample('sp500-2000.csv'), { calendar: 'XNYS' });
    expect(summaryOf(report)).toBe('outlier 1, same-open 2');
    expect(findingsOf(report, 'outlier')[0]?.message).toContain('2020-03-16');
    expect(findingsOf(report, 'same-open').map(({ count }) => count)).toEqual([1532, 105]);
  });

  it('are checked at a million bars in a few seconds', () => {
    const bars = walkAt(roundTheClock(1_000_000, 1), { sigma: 0.0005 });
    // Of the processor, since others may be at work on this machine.
    const start = process.cpuUsage();
    expect(summaryOf(checkBars(bars))).toBe('');
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
  });
});
