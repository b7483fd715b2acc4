import type { Fold, Split } from '@core/validation/fold';
import type { Samples } from '@core/validation/samples';
import { samplesOf } from '@core/validation/samples';
import fc from 'fast-check';

export const upTo = (n: number) => Int32Array.from({ length: n }, (_, t) => t);

/** n rows that read nothing but themselves. */
export const bare = (n: number) => samplesOf(upTo(n), 1, 0);

/** Nothing but test and training rows. */
export const plain = { purge: 0, embargo: 0, validation: { kind: 'bars', bars: 0 }, minTrain: 1 } as const;

export const lists = (folds: Split['folds']) => folds.map(({ train, test }) => [[...train], [...test]]);

/** Rows of a series with bars missing, and labels that end where they will; with several rows a moment, a panel. */
export const anySamples: fc.Arbitrary<Samples> = fc
  .record({
    steps: fc.array(
      fc.oneof(
        { arbitrary: fc.constant(1), weight: 8 },
        { arbitrary: fc.integer({ min: 2, max: 40 }), weight: 1 },
      ),
      {
        minLength: 20,
        maxLength: 160,
      },
    ),
    series: fc.integer({ min: 1, max: 3 }),
    lookback: fc.integer({ min: 1, max: 8 }),
    horizon: fc.integer({ min: 0, max: 5 }),
    said: fc.nat(6),
    wiggle: fc.array(fc.nat(5), { minLength: 160, maxLength: 160 }),
  })
  .map(({ steps, series, lookback, horizon, said, wiggle }) => {
    let moment = 0;
    const moments = steps.map((step) => (moment += step));
    const at = Int32Array.from(
      moments.flatMap((m, i) => Array.from({ length: 1 + (wiggle[i]! % series) }, () => m)),
    );
    return {
      row: at.map((_, i) => 3 * i + 7),
      at,
      start: at.map((m, i) => m - lookback + 1 - (series > 1 ? wiggle[(i * 7) % 160]! : 0)),
      end: at.map((m, i) => m + Math.min(horizon, wiggle[i % 160]!)),
      horizon: said, // what settings are checked by; purging must not rely on it
    };
  });

export const anySeparation = (samples: Samples) =>
  fc.record({
    purge: fc.oneof(
      fc.constant('auto' as const),
      fc.integer({ min: samples.horizon, max: samples.horizon + 6 }),
    ),
    embargo: fc.integer({ min: 0, max: 6 }),
    validation: fc.oneof(
      fc.record({ kind: fc.constant('share' as const), share: fc.double({ min: 0, max: 0.6, noNaN: true }) }),
      fc.record({ kind: fc.constant('bars' as const), bars: fc.nat(10) }),
    ),
    minTrain: fc.nat(12),
  });

/** Places of rows among the samples. */
export const placesOf = ({ row }: Samples, rows: Int32Array) => [...rows].map((r) => row.indexOf(r));

export const partsOf = ({ train, validation, test, purged, embargoed }: Fold) => [
  train,
  validation,
  test,
  purged,
  embargoed,
];
