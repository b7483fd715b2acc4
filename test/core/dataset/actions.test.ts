import { readFileSync } from 'node:fs';
import type { Bars } from '@core/bars';
import { actionsInTime } from '@core/dataset/action-times';
import { asTraded, backAdjusted } from '@core/dataset/actions';
import { adjustBars } from '@core/dataset/bars';
import type { CorporateAction } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { sampleBars, slicedBars } from '../features/sample-bars';

type Columns = Readonly<Record<Exclude<keyof Bars, 'time'>, readonly number[]>>;

const golden: {
  readonly actions: readonly {
    readonly kind: CorporateAction['kind'];
    readonly date: string;
    readonly value: number;
  }[];
  readonly dates: readonly string[];
  readonly raw: Columns;
  readonly adjusted: Columns;
  readonly splitAdjusted: Columns & { readonly dividends: Readonly<Record<string, number>> };
} = JSON.parse(readFileSync(new URL('../../fixtures/actions-golden.json', import.meta.url), 'utf8'));

const names = ['open', 'high', 'low', 'close', 'volume'] as const;
const actions = golden.actions.map(({ kind, date, value }) => ({ kind, time: Date.parse(date), value }));
const dayMs = 86_400_000;

function barsOf(columns: Columns): Bars {
  const column = (name: keyof Columns) => Float64Array.from(columns[name]);
  return {
    time: Float64Array.from(golden.dates, (date) => Date.parse(date)),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}

function expectAlike(ours: Bars, theirs: Columns): void {
  for (const name of names) {
    theirs[name].forEach((value, t) => {
      expect(Math.abs(ours[name][t]! / value - 1), `${name} of ${golden.dates[t]}`).toBeLessThan(1e-12);
    });
  }
}

describe('back-adjusted bars', () => {
  it('are those of cumulative factors in pandas, a split and a dividend of one day among them', () => {
    expectAlike(backAdjusted(barsOf(golden.raw), actions), golden.adjusted);
  });

  it('do not depend on the order in which actions are recorded', () => {
    expect(backAdjusted(barsOf(golden.raw), [...actions].reverse())).toEqual(
      backAdjusted(barsOf(golden.raw), actions),
    );
  });

  it('have returns that no later bar and no later action changes', () => {
    const all = backAdjusted(barsOf(golden.raw), actions);
    for (const count of [60, 150, 260]) {
      const known = backAdjusted(slicedBars(barsOf(golden.raw), count), actions);
      for (let t = 1; t < count; t++) {
        const later = all.close[t]! / all.close[t - 1]!;
        expect(Math.abs(known.close[t]! / known.close[t - 1]! / later - 1)).toBeLessThan(1e-12);
      }
    }
  });

  it('are the raw ones where a dividend is of the whole price or nothing was recorded', () => {
    const raw = sampleBars(20);
    expect(backAdjusted(raw, [])).toEqual(raw);
    expect(backAdjusted(raw, [{ kind: 'dividend', time: raw.time[9]!, value: 1e9 }])).toEqual(raw);
  });

  it('come from the adjusted close of the file where it has one', () => {
    const raw = sampleBars(5);
    const stored = { ...raw, adjustedClose: raw.close.map((close) => close / 2) };
    const split: CorporateAction = { kind: 'split', time: raw.time[2]!, value: 10 };
    expect(adjustBars(stored, 'adjusted', [split]).close).toEqual(stored.adjustedClose);
    expect(adjustBars(stored, 'adjusted', [split]).volume[1]).toBe(raw.volume[1]! * 10);
    expect(adjustBars(stored, 'adjusted', []).volume).toEqual(raw.volume);
    expect(adjustBars({ ...raw, adjustedClose: null }, 'adjusted', [split]).close[1]).toBe(
      raw.close[1]! / 10,
    );
  });
});

describe('bars as they were traded', () => {
  it('come back from a file whose splits were taken out, and with them the dividends of the day', () => {
    const inFile = actions.map((action) =>
      action.kind === 'split'
        ? action
        : {
            ...action,
            value: golden.splitAdjusted.dividends[new Date(action.time).toISOString().slice(0, 10)]!,
          },
    );
    const traded = asTraded({ ...barsOf(golden.splitAdjusted), adjustedClose: null }, inFile);
    expectAlike(traded.bars, golden.raw);
    traded.actions.forEach(({ value }, i) => {
      expect(value).toBeCloseTo(actions[i]!.value, 12);
    });
    expectAlike(backAdjusted(traded.bars, traded.actions), golden.adjusted);
  });
});

describe("Apple's adjusted close by Yahoo", () => {
  const rows = readFileSync(new URL('../../../resources/samples/aapl.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const column = (index: number) => Float64Array.from(rows, (row) => Number(row[index]));
  const apple: Bars = {
    time: Float64Array.from(rows, ([date]) => Date.parse(date!)),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(6),
  };
  // What Apple paid, on its ex-dates. Yahoo took the first four, before the split of June 2014, as they were paid then.
  const paid: Readonly<Record<string, number>> = {
    '2013-08-08': 3.05,
    '2013-11-06': 3.05,
    '2014-02-06': 3.05,
    '2014-05-08': 3.29,
    '2014-08-07': 0.47,
    '2014-11-06': 0.47,
    '2015-02-05': 0.47,
    '2015-05-07': 0.52,
    '2015-08-06': 0.52,
    '2015-11-05': 0.52,
    '2016-02-04': 0.52,
    '2016-05-05': 0.57,
    '2016-08-04': 0.57,
    '2016-11-03': 0.57,
    '2017-02-09': 0.57,
    '2017-05-11': 0.63,
    '2017-08-10': 0.63,
    '2017-11-10': 0.63,
    '2018-02-09': 0.63,
    '2018-05-11': 0.73,
  };

  it('comes out of the dividends that were paid, to the six decimals of the file', () => {
    const dividends = Object.entries(paid).map(
      ([date, value]): CorporateAction => ({ kind: 'dividend', time: Date.parse(date), value }),
    );
    const ours = backAdjusted(apple, dividends).close;
    const theirs = column(5);
    ours.forEach((close, t) => {
      expect(Math.abs(close / theirs[t]! - 1), rows[t]![0]).toBeLessThan(2e-6);
    });
  });
});

describe('the moment an action takes effect', () => {
  const split: CorporateAction = { kind: 'split', time: Date.parse('2024-06-10'), value: 10 };
  const momentOf = (first: string, intervalMs: number, zone: string, count = 30) => {
    const time = Float64Array.from({ length: count }, (_, i) => Date.parse(first) + i * intervalMs);
    return new Date(actionsInTime([split], time, intervalMs, zone)[0]!.time).toISOString().slice(0, 16);
  };

  it('is the bar of its date where daily bars are stamped at midnight UTC, whatever the zone', () => {
    expect(momentOf('2024-06-01T00:00Z', dayMs, 'America/New_York')).toBe('2024-06-10T00:00');
  });

  it('is midnight on the exchange where bars are shorter or stamped there', () => {
    expect(momentOf('2024-06-08T13:30Z', 3_600_000, 'America/New_York')).toBe('2024-06-10T04:00');
    expect(momentOf('2024-06-01T15:00Z', dayMs, 'Asia/Tokyo')).toBe('2024-06-09T15:00');
  });

  it('is midnight on the exchange in summer too where bars begin in winter, at midnight UTC', () => {
    // London's midnight of 10 June is 23:00 UTC of the 9th; its first bar is of 1 March, at 00:00 UTC.
    const time = Float64Array.from({ length: 120 }, (_, i) => {
      const date = Date.parse('2024-03-01') + i * dayMs;
      return date < Date.parse('2024-03-31T01:00Z') ? date : date - 3_600_000;
    });
    const [moved] = actionsInTime([split], time, dayMs, 'Europe/London');
    expect(moved!.time).toBe(Date.parse('2024-06-09T23:00Z'));
  });

  it('is the bar that holds the date where bars are longer', () => {
    expect(momentOf('2024-05-06T00:00Z', 7 * dayMs, 'UTC')).toBe('2024-06-10T00:00');
    expect(momentOf('2024-05-02T00:00Z', 7 * dayMs, 'UTC')).toBe('2024-06-06T00:00');
  });
});
