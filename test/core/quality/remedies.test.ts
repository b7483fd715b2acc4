import { applyRemedies, inRawTimes } from '@core/quality/remedies';
import { tryRemedies } from '@core/quality/try-remedies';
import { columnsOf, type SeriesData, timesOf } from '@core/series-data';
import type { Remedy } from '@shared/quality';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkAt, workingDays } from './generated';

const hourMs = 3_600_000;
const length = 60;
const bars = walkAt(workingDays(length));
const raw: SeriesData = {
  kind: 'bars',
  bars: { ...bars, adjustedClose: bars.close.map((close) => close / 2) },
};
const at = (t: number): number => bars.time[t]!;
const span = (from: number, to = from) => ({ from: at(from), to: at(to) });

const barsOf = (data: SeriesData) => {
  if (data.kind !== 'bars') throw new Error('These are no bars.');
  return data.bars;
};
const apply = (...remedies: Remedy[]) => barsOf(applyRemedies(raw, remedies).data);

const someSpan = fc
  .tuple(fc.nat(length - 1), fc.nat(4))
  .map(([from, more]) => span(from, Math.min(length - 1, from + more)));
const someRemedy: fc.Arbitrary<Remedy> = fc.oneof(
  fc
    .record({ kind: fc.constantFrom('drop' as const, 'carry' as const, 'clip' as const), span: someSpan })
    .map(({ kind, span }) => ({ kind, ...span })),
  fc
    .record({ hours: fc.integer({ min: 1, max: 24 }), isBack: fc.boolean(), span: someSpan })
    .map(({ hours, isBack, span }) => ({ kind: 'shift' as const, ...span, hours: isBack ? -hours : hours })),
  fc.constant<Remedy>({ kind: 'dismiss', finding: 'gap:1:2' }),
);

describe('remedies', () => {
  it('leave the raw series as it is', () => {
    const before = columnsOf(raw).map((column) => column.slice());
    fc.assert(
      fc.property(fc.array(someRemedy, { maxLength: 8 }), (remedies) => {
        applyRemedies(raw, remedies);
        expect(columnsOf(raw)).toEqual(before);
      }),
    );
  });

  it('give the same whatever order they were recorded in', () => {
    fc.assert(
      fc.property(fc.array(someRemedy, { maxLength: 6 }), (remedies) => {
        expect(applyRemedies(raw, [...remedies].reverse())).toEqual(applyRemedies(raw, remedies));
      }),
    );
  });

  it('leave times ascending and columns of one length, whatever is moved where', () => {
    fc.assert(
      fc.property(fc.array(someRemedy, { maxLength: 8 }), (remedies) => {
        const { data } = applyRemedies(raw, remedies);
        const time = timesOf(data);
        expect(time.every((value, t) => t === 0 || value > time[t - 1]!)).toBe(true);
        expect(new Set(columnsOf(data).map((column) => column.length)).size).toBe(1);
      }),
    );
  });

  it('never take a value from a later bar', () => {
    const later = { ...bars, adjustedClose: bars.adjustedClose };
    const cut = 30;
    for (const name of ['open', 'high', 'low', 'close', 'volume'] as const)
      later[name] = bars[name].map((value, t) => (t >= cut ? value * 7 : value));
    const changed: SeriesData = { kind: 'bars', bars: later };
    const plain: SeriesData = { kind: 'bars', bars };
    fc.assert(
      fc.property(
        fc.array(
          someRemedy.filter(({ kind }) => kind !== 'shift'),
          { maxLength: 8 },
        ),
        (remedies) => {
          const one = applyRemedies(plain, remedies);
          const other = applyRemedies(changed, remedies);
          const before = timesOf(one.data).filter((time) => time < at(cut)).length;
          columnsOf(one.data).forEach((column, i) => {
            expect(columnsOf(other.data)[i]!.slice(0, before)).toEqual(column.slice(0, before));
          });
        },
      ),
    );
  });

  it('drop bars', () => {
    expect(apply({ kind: 'drop', ...span(3, 5) }).time).toEqual(bars.time.filter((_, t) => t < 3 || t > 5));
  });

  it('carry the previous close into every price, and keep the volume', () => {
    const mended = apply({ kind: 'carry', ...span(10, 11) });
    for (const t of [10, 11]) {
      expect([mended.open[t], mended.high[t], mended.low[t], mended.close[t]]).toEqual(
        Array.from({ length: 4 }, () => bars.close[9]),
      );
      expect(mended.adjustedClose?.[t]).toBe(bars.close[9]! / 2);
      expect(mended.volume[t]).toBe(bars.volume[t]);
    }
  });

  it('carry over bars that were dropped', () => {
    const mended = apply({ kind: 'drop', ...span(9) }, { kind: 'carry', ...span(10) });
    expect(mended.close[9]).toBe(bars.close[8]);
  });

  it('clip high and low to open and close', () => {
    const mended = apply({ kind: 'clip', ...span(7) });
    expect(mended.high[7]).toBe(Math.max(bars.open[7]!, bars.close[7]!));
    expect(mended.low[7]).toBe(Math.min(bars.open[7]!, bars.close[7]!));
  });

  it('move bars in time, and add up where they overlap', () => {
    const mended = apply(
      { kind: 'shift', ...span(5, 8), hours: 3 },
      { kind: 'shift', ...span(8, 9), hours: -1 },
    );
    expect([4, 5, 8, 9].map((t) => (mended.time[t]! - at(t)) / hourMs)).toEqual([0, 3, 2, -1]);
  });

  it('are named in raw times for what is seen after others', () => {
    const { data, rawIndex } = applyRemedies(raw, [
      { kind: 'drop', ...span(2) },
      { kind: 'shift', ...span(10, 20), hours: 5 },
    ]);
    const shown = timesOf(data);
    const remedy: Remedy = { kind: 'drop', from: shown[11]!, to: shown[12]! };
    expect(inRawTimes(remedy, shown, (index) => at(rawIndex![index]!))).toEqual({
      kind: 'drop',
      ...span(12, 13),
    });
  });

  it('mend single values and books as well', () => {
    const scalar: SeriesData = { kind: 'scalar', time: bars.time, value: bars.close };
    const mended = applyRemedies(scalar, [{ kind: 'carry', ...span(4) }]).data;
    expect(columnsOf(mended)[1]?.[4]).toBe(bars.close[3]);
    const level = { bidPrice: bars.low, bidSize: bars.volume, askPrice: bars.high, askSize: bars.volume };
    const depth: SeriesData = { kind: 'depth', time: bars.time, levels: [level] };
    const carried = columnsOf(applyRemedies(depth, [{ kind: 'carry', ...span(4) }]).data);
    expect(carried.slice(1).map((column) => column[4])).toEqual(
      [bars.low, bars.volume, bars.high, bars.volume].map((column) => column[3]),
    );
  });
});

describe('a remedy is refused', () => {
  const tried =
    (...remedies: Remedy[]) =>
    () =>
      tryRemedies(raw, [], remedies);

  it('where it names no bar', () => {
    expect(tried({ kind: 'drop', from: at(3) + 1, to: at(4) - 1 })).toThrow(
      /names bars that the series does not have/,
    );
  });

  it('where it leaves nothing', () => {
    expect(tried({ kind: 'drop', ...span(0, length - 1) })).toThrow(/would leave no bar of the series/);
    expect(tried({ kind: 'drop', ...span(1, length - 1) })).toThrow(/would leave one bar/);
  });

  it('where it moves bars onto or past others', () => {
    expect(tried({ kind: 'shift', ...span(3), hours: 24 })).toThrow(/come onto or past others/);
    const hourly: SeriesData = {
      kind: 'scalar',
      time: bars.time.map((_, t) => t * hourMs),
      value: bars.close,
    };
    expect(() =>
      tryRemedies(
        hourly,
        [{ kind: 'drop', from: 5 * hourMs, to: 5 * hourMs }],
        [
          {
            kind: 'shift',
            from: 3 * hourMs,
            to: 3 * hourMs,
            hours: 2,
          },
        ],
      ),
    ).toThrow(/come onto or past others/);
    expect(tried({ kind: 'shift', ...span(3), hours: 5 })).not.toThrow();
    expect(tried({ kind: 'shift', ...span(3), hours: 24 }, { kind: 'drop', ...span(4) })).not.toThrow();
  });
});
