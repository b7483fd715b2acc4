import { parseSpec } from '@core/spec/parse-spec';
import type { ExperimentSpec } from '@shared/spec';
import { labelKinds } from '@shared/spec-label';
import fc from 'fast-check';

const horizon = fc.integer({ min: 1, max: 8 });
const purge = fc.oneof(fc.constant('auto' as const), fc.integer({ min: 8, max: 30 }));
const folded = {
  purge,
  embargo: fc.integer({ min: 0, max: 12 }),
  validation: fc.constantFrom(0.1, 0.2, 0.35),
  minTrain: fc.constantFrom(1, 20),
};

const split = fc.oneof(
  fc.record({
    kind: fc.constant('chronological' as const),
    shares: fc.constantFrom([0.6, 0.2, 0.2], [0.5, 0.25, 0.25], [0.7, 0.1, 0.2]),
    purge,
  }),
  fc.record({
    kind: fc.constant('walkForward' as const),
    window: fc.constantFrom('rolling' as const, 'expanding' as const),
    length: fc.integer({ min: 60, max: 140 }),
    retrain: fc.record({
      every: fc.integer({ min: 1, max: 3 }),
      unit: fc.constantFrom('weeks' as const, 'months' as const),
    }),
    ...folded,
  }),
  fc.record({ kind: fc.constant('kFold' as const), folds: fc.integer({ min: 2, max: 5 }), ...folded }),
  fc.record({
    kind: fc.constant('combinatorial' as const),
    blocks: fc.integer({ min: 3, max: 5 }),
    testBlocks: fc.integer({ min: 1, max: 2 }),
    ...folded,
  }),
);

/** Labels of one series; what compares series is asked of panels. */
const label = fc.record({
  kind: fc.constantFrom(...labelKinds.filter((kind) => kind !== 'aboveMedian')),
  horizon,
  regimes: fc.constantFrom('rule' as const, 'markov' as const),
  rise: fc.constant(0.05),
  fall: fc.constant(0.05),
  stall: fc.constant(10),
  atEnd: fc.constantFrom('neither' as const, 'side' as const),
  volatilityBars: fc.constant(5),
  sideBars: fc.integer({ min: 1, max: 5 }),
});

const features = fc.constantFrom(
  [{ kind: 'return' }, { kind: 'rsi', period: 5 }],
  [{ kind: 'formula', formula: 'zscore(log(close / sma(close, 5)), 10)' }],
  [
    { kind: 'volumeZscore', period: 10 },
    { kind: 'atr', period: 5 },
    { kind: 'return', period: 3 },
  ],
);

/** Any experiment on one series: every kind of split and label, with horizons, lookbacks, purges and scalers of many sizes. */
export const anySpec: fc.Arbitrary<ExperimentSpec> = fc
  .record({
    split,
    label,
    features,
    lookback: fc.integer({ min: 1, max: 12 }),
    scaler: fc.constantFrom('zscore', 'minmax', 'robust', 'quantile', 'none'),
    seed: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ split: drawn, lookback, scaler, ...rest }) =>
    parseSpec({
      name: 'Any',
      data: { series: 'Sample' },
      window: { lookback },
      scaler: { kind: scaler },
      split: splitOf(drawn),
      ...rest,
    }),
  );

function splitOf({ kind, ...rest }: Readonly<Record<string, unknown>>): unknown {
  if (kind !== 'chronological') return { kind, ...rest };
  const [train, validation, test] = rest.shares as readonly number[];
  return { kind, train, validation, test, purge: rest.purge };
}
