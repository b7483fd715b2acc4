import type { StoredBars } from '@core/bars';
import { applyRemedies } from '@core/quality/remedies';
import { type SeriesData, timesOf } from '@core/series-data';
import type { QualityKind, QualityReport } from '@shared/quality';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check-with';
import { type Columns, sessionTimes, walkAt, workingDays } from './generated';

const hourMs = 3_600_000;

/** Prices as bad as a file can bring them: none, zero, below zero, or the same again. */
const somePrice = fc.oneof(
  fc.constantFrom(Number.NaN, 0, -1, 1e-300, 1e300),
  fc.integer({ min: 1, max: 4 }),
  fc.double({ min: 1, max: 1000, noNaN: true }),
);
const someTimes = fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 }).map((hours) =>
  Float64Array.from(
    hours.sort((a, b) => a - b),
    (hour) => hour * hourMs,
  ),
);
const columnFor = (time: Float64Array): fc.Arbitrary<Float64Array> =>
  fc
    .array(somePrice, { minLength: time.length, maxLength: time.length })
    .map((values) => Float64Array.from(values));
const columnsFor = (time: Float64Array, count: number): fc.Arbitrary<readonly Float64Array[]> =>
  fc.tuple(...Array.from({ length: count }, () => columnFor(time)));

const someSeries: fc.Arbitrary<SeriesData> = someTimes.chain((time) =>
  columnsFor(time, 6).chain(([open, high, low, close, volume, adjustedClose]) =>
    fc.constantFrom<SeriesData>(
      {
        kind: 'bars',
        bars: { time, open, high, low, close, volume, adjustedClose } as StoredBars,
      },
      { kind: 'scalar', time, value: close! },
      {
        kind: 'depth',
        time,
        levels: [{ bidPrice: low!, bidSize: volume!, askPrice: high!, askSize: open! }],
      },
    ),
  ),
);

describe('a check', () => {
  it('bears whatever is in a series, and speaks only of bars that are there', () => {
    fc.assert(
      fc.property(someSeries, fc.constantFrom(undefined, 'XNYS', '24/7'), (data, calendar) => {
        const report = check(data, calendar === undefined ? {} : { calendar });
        const known = new Set(timesOf(data));
        for (const { kind, total, findings } of report.groups) {
          expect(total).toBeGreaterThanOrEqual(findings.length);
          expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
          for (const finding of findings) {
            expect(finding.kind).toBe(kind);
            expect(finding.count).toBeGreaterThan(0);
            expect(finding.from).toBeLessThanOrEqual(finding.to);
            expect(known.has(finding.from) && known.has(finding.to)).toBe(true);
            expect(finding.message).not.toMatch(/NaN|Infinity|∞/);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

const scale = (bars: Columns, from: number, to: number, factor: number): void => {
  for (const column of [bars.open, bars.high, bars.low, bars.close])
    for (let t = from; t < to; t += 1) column[t]! *= factor;
};
const flat = (bars: Columns, from: number, to: number): void => {
  for (const column of [bars.open, bars.high, bars.low, bars.close])
    column.fill(bars.close[from - 1]!, from, to);
};

interface Fault {
  readonly kind: QualityKind;
  readonly what: string;
  readonly bars: () => Columns;
  readonly plant: (bars: Columns) => void;
}

const days = (): Columns => walkAt(workingDays(1000));
const minutes = (): Columns => walkAt(sessionTimes(60), { sigma: 0.001 });
const copy = (bars: Columns, from: number, to: number, count: number): void => {
  for (const column of [bars.open, bars.high, bars.low, bars.close, bars.volume])
    column.copyWithin(to, from, from + count);
};

const faults: readonly Fault[] = [
  { kind: 'bad-tick', what: 'closes', bars: days, plant: (bars) => scale(bars, 500, 502, 2) },
  { kind: 'bad-tick', what: 'a high', bars: days, plant: ({ high }) => high.set([high[500]! * 2], 500) },
  { kind: 'bad-tick', what: 'a low', bars: days, plant: ({ low }) => low.set([low[500]! / 2], 500) },
  {
    kind: 'bad-tick',
    what: 'an open',
    bars: days,
    plant: ({ open, low }) => {
      open[500] = open[500]! / 2;
      low[500] = open[500]!;
    },
  },
  { kind: 'repeated', what: 'a day', bars: days, plant: (bars) => copy(bars, 500, 501, 1) },
  { kind: 'repeated', what: 'a session', bars: minutes, plant: (bars) => copy(bars, 20 * 78, 40 * 78, 78) },
  { kind: 'stale', what: 'closes', bars: days, plant: (bars) => flat(bars, 500, 510) },
  {
    kind: 'zero-volume',
    what: 'a day filled in',
    bars: days,
    plant: (bars) => {
      flat(bars, 500, 501);
      bars.volume[500] = 0;
    },
  },
  {
    kind: 'time-shift',
    what: 'sessions',
    bars: minutes,
    plant: ({ time }) => {
      for (let t = 20 * 78; t < 30 * 78; t += 1) time[t]! -= 3 * hourMs;
    },
  },
];

describe('the first remedy that is suggested', () => {
  const total = ({ groups }: QualityReport, kind: QualityKind): number =>
    groups.find((group) => group.kind === kind)?.total ?? 0;

  it.each(faults)('against $kind of $what makes the finding go away', ({ kind, bars, plant }) => {
    const faulty = bars();
    plant(faulty);
    const raw: SeriesData = { kind: 'bars', bars: faulty };
    const report = check(raw);
    expect(total(report, kind)).toBe(1);
    const remedies = report.groups.flatMap(({ findings }) =>
      findings.flatMap((one) => one.remedies.slice(0, 1)),
    );
    expect(total(check(applyRemedies(raw, remedies).data), kind)).toBe(0);
  });
});
