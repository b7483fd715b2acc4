import type { Bars } from '@core/bars';
import { beatsMedianLabels, rankLabels } from '@core/labels/cross-section';
import type { Labelled } from '@core/labels/labelled';
import { metaLabels } from '@core/labels/meta';
import { regimeLabels } from '@core/labels/regime';
import { tripleBarrierLabels } from '@core/labels/triple-barrier';
import { volatilityLabels } from '@core/labels/volatility';
import { createRandom } from '@core/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

interface Market {
  readonly bars: Pick<Bars, 'open' | 'high' | 'low' | 'close'>;
  readonly volatility: Float64Array;
  readonly side: Float64Array;
  readonly breaks: Uint8Array | null;
}

/** A random walk with jumps over night, holes, bars that stand still, and a break now and then. */
function marketOf(seed: number, length: number): Market {
  const random = createRandom(seed, 'labels');
  const bars = {
    open: new Float64Array(length),
    high: new Float64Array(length),
    low: new Float64Array(length),
    close: new Float64Array(length),
  };
  let price = 100;
  for (let t = 0; t < length; t++) {
    bars.open[t] = price * (random.int(8) === 0 ? 1 + 0.02 * random.normal() : 1);
    price = random.int(9) === 0 ? bars.open[t]! : bars.open[t]! * Math.exp(0.01 * random.normal());
    bars.high[t] = Math.max(bars.open[t]!, price) * (1 + 0.005 * random.next());
    bars.low[t] = Math.min(bars.open[t]!, price) * (1 - 0.005 * random.next());
    bars.close[t] = random.int(60) === 0 ? NaN : price;
  }
  const pick = (of: () => number) => Float64Array.from({ length }, of);
  return {
    bars,
    volatility: pick(() => (random.int(30) === 0 ? NaN : 0.002 + 0.02 * random.next())),
    side: pick(() => random.int(3) - 1),
    breaks: random.int(2) === 0 ? null : Uint8Array.from({ length }, () => +(random.int(25) === 0)),
  };
}

const any = fc.record({
  seed: fc.nat(),
  length: fc.integer({ min: 5, max: 90 }),
  horizon: fc.integer({ min: 1, max: 12 }),
  upper: fc.option(fc.double({ min: 0.2, max: 4, noNaN: true })),
  lower: fc.option(fc.double({ min: 0.2, max: 4, noNaN: true })),
  atEnd: fc.constantFrom('neither' as const, 'side' as const),
});
type Settings = typeof any extends fc.Arbitrary<infer T> ? T : never;

const kinds: Readonly<Record<string, (market: Market, settings: Settings) => Labelled>> = {
  volatility: ({ bars, breaks }, { horizon }) => volatilityLabels(bars.close, horizon, breaks),
  regime: ({ bars, breaks }, { horizon }) =>
    regimeLabels(bars.close, horizon, { rise: 0.02, fall: 0.02, stall: 4 }, breaks),
  'triple barrier': ({ bars, volatility, breaks }, settings) =>
    tripleBarrierLabels(bars, volatility, settings, breaks),
  meta: ({ bars, side, volatility, breaks }, { horizon, upper, lower }) =>
    metaLabels(bars, side, volatility, { horizon, profit: upper, stop: lower }, breaks),
};

/** The same market with another future after bar t. */
function changedAfter(market: Market, t: number): Market {
  const other = (column: Float64Array) =>
    column.map((value, at) => (at > t ? value * (0.3 + (at % 7)) : value));
  const { open, high, low, close } = market.bars;
  return {
    ...market,
    bars: { open: other(open), high: other(high), low: other(low), close: other(close) },
    volatility: other(market.volatility),
    side: other(market.side),
  };
}

describe.each(Object.entries(kinds))('for any market, labels of %s', (_, labelsOf) => {
  it('are what they were whatever happens after their end', () => {
    fc.assert(
      fc.property(any, fc.nat(), (settings, place) => {
        const market = marketOf(settings.seed, settings.length);
        const { values, ends } = labelsOf(market, settings);
        const t = place % settings.length;
        fc.pre(!Number.isNaN(values[t]!));
        const later = labelsOf(changedAfter(market, ends[t]!), settings);
        expect([later.values[t], later.ends[t]]).toEqual([values[t], ends[t]]);
      }),
      { numRuns: 300 },
    );
  });

  it('end after their bar and within the horizon, and cross no break', () => {
    fc.assert(
      fc.property(any, (settings) => {
        const market = marketOf(settings.seed, settings.length);
        const { values, ends } = labelsOf(market, settings);
        for (const [t, value] of values.entries()) {
          if (Number.isNaN(value)) {
            expect(ends[t]).toBe(t);
            continue;
          }
          expect(ends[t]).toBeGreaterThan(t);
          expect(ends[t]).toBeLessThanOrEqual(Math.min(t + settings.horizon, settings.length - 1));
          expect(market.breaks?.slice(t + 1, t + 1 + settings.horizon).includes(1) ?? false).toBe(false);
        }
      }),
    );
  });
});

/** Bar by bar, all touches first and then the earliest: nothing is shared with the real one. */
function touchByHand(
  { open, high, low, close }: Market['bars'],
  t: number,
  horizon: number,
  up: number,
  down: number,
) {
  const prices: (readonly [bar: number, order: number, price: number])[] = [];
  for (let bar = t + 1; bar <= t + horizon; bar++) {
    prices.push([bar, 0, open[bar]!]);
    prices.push([bar, 1, high[bar]!], [bar, 1, low[bar]!]);
  }
  const crossed = prices.filter(([, , price]) => price >= up || price <= down);
  if (crossed.length === 0) return { bar: t + horizon, by: 'time', price: close[t + horizon]! };
  const [bar, order] = crossed[0]!;
  const there = crossed.filter((one) => one[0] === bar && one[1] === order).map(([, , price]) => price);
  const hitsUp = there.some((price) => price >= up);
  const hitsDown = there.some((price) => price <= down);
  return { bar, by: hitsUp && hitsDown ? 'both' : hitsUp ? 'upper' : 'lower', price: there[0]! };
}

describe('for any market', () => {
  it('a triple barrier is what a search through all prices says', () => {
    fc.assert(
      fc.property(any, (settings) => {
        const { bars, volatility } = marketOf(settings.seed, settings.length);
        const { horizon, upper, lower, atEnd } = settings;
        const { values, ends } = tripleBarrierLabels(bars, volatility, settings);
        for (let t = 0; t < settings.length; t++) {
          const start = bars.close[t]!;
          const up = upper === null ? Infinity : start * (1 + upper * volatility[t]!);
          const down = lower === null ? -Infinity : start * (1 - lower * volatility[t]!);
          const touch = t + horizon < settings.length ? touchByHand(bars, t, horizon, up, down) : null;
          const isKnown =
            touch !== null &&
            start * volatility[t]! > 0 &&
            !(touch.by === 'time' && Number.isNaN(touch.price));
          expect(Number.isNaN(values[t]!)).toBe(!isKnown);
          if (!isKnown) continue;
          const atTime = atEnd === 'side' ? 1 + Math.sign(touch.price - start) : 1;
          expect(values[t]).toBe(
            touch.by === 'upper' ? 2 : touch.by === 'lower' ? 0 : touch.by === 'both' ? 1 : atTime,
          );
          expect(ends[t]).toBe(touch.bar);
        }
      }),
    );
  });

  it('log volatility is the mean square of the returns it looks at', () => {
    fc.assert(
      fc.property(any, ({ seed, length, horizon }) => {
        const { close } = marketOf(seed, length).bars;
        const { values } = volatilityLabels(close, horizon);
        for (let t = 0; t < length; t++) {
          let sum = t + horizon < length ? 0 : NaN;
          for (let k = 1; k <= horizon; k++) sum += Math.log(close[t + k]! / close[t + k - 1]!) ** 2;
          const expected = sum > 0 ? Math.log(Math.sqrt(sum / horizon)) : NaN;
          if (Number.isNaN(expected)) expect(values[t]).toBeNaN();
          else expect(values[t]).toBeCloseTo(expected, 10);
        }
      }),
    );
  });

  it('cross-sectional labels read nothing of other groups, and no outcome that ends later than they do', () => {
    const rows = fc.array(
      fc.record({ group: fc.nat(5), outcome: fc.option(fc.integer({ min: -9, max: 9 })), end: fc.nat(30) }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(rows, fc.nat(), fc.constantFrom(beatsMedianLabels, rankLabels), (all, place, labelsOf) => {
        const at = place % all.length;
        const sectionOf = (outcomeOf: (row: (typeof all)[number]) => number) => ({
          group: Int32Array.from(all, ({ group }) => group),
          outcomes: Float64Array.from(all, outcomeOf),
          ends: Int32Array.from(all, ({ end }) => end),
        });
        const { values, ends } = labelsOf(sectionOf(({ outcome }) => outcome ?? NaN));
        fc.pre(!Number.isNaN(values[at]!));
        const isRead = ({ group, end }: (typeof all)[number]) => group === all[at]!.group && end <= ends[at]!;
        const later = labelsOf(
          sectionOf((row) => (isRead(row) ? (row.outcome ?? NaN) : (row.outcome ?? NaN) * -3 + 1)),
        );
        expect([later.values[at], later.ends[at]]).toEqual([values[at], ends[at]]);
      }),
    );
  });
});
