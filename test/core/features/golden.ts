import { readFileSync } from 'node:fs';
import type { Bars } from '@core/bars';
import type { Joined } from '@core/joined';
import type { FeatureSpec } from '@shared/spec';
import { featureSpec } from '@shared/spec';
import { z } from 'zod';

/** Values of a feature that another program computed. */
export interface GoldenCase {
  readonly feature: FeatureSpec;
  readonly bars: Bars;
  readonly joined: Joined;
  /** One a bar; null where undefined. */
  readonly values: readonly (number | null)[];
}

/** Null is a missing value. */
const numbers = z
  .array(z.number().nullable())
  .transform((values) => Float64Array.from(values, (value) => value ?? NaN));
const bars = z
  .object({
    time: numbers.optional(),
    open: numbers,
    high: numbers,
    low: numbers,
    close: numbers,
    volume: numbers,
  })
  .transform(
    (columns): Bars => ({ ...columns, time: columns.time ?? columns.close.map((_, t) => t * 86_400_000) }),
  );
const level = z.object({ bidPrice: numbers, bidSize: numbers, askPrice: numbers, askSize: numbers });
const joinedSeries = z.union([
  z.object({ kind: z.literal('scalar'), value: numbers }),
  z.object({ kind: z.literal('depth'), levels: z.array(level) }),
  z
    .intersection(z.object({ kind: z.literal('bars') }), bars)
    .transform(({ kind, ...columns }) => ({ kind, bars: columns })),
]);
const file = z.object({
  bars,
  joined: z.record(z.string(), joinedSeries).default({}),
  cases: z.array(z.object({ feature: featureSpec, values: z.array(z.number().nullable()) })),
});

/**
 * By TA-Lib, then by NumPy, SciPy and pandas where TA-Lib lacks the feature, formulas by NumPy and pandas, Qlib's features, and those
 * that read joined series.
 */
export const goldenCases: readonly GoldenCase[] = [
  'talib-golden',
  'feature-golden',
  'formula-golden',
  'qlib-golden',
  'joined-golden',
].flatMap(casesOf);

function casesOf(name: string): readonly GoldenCase[] {
  const text = readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8');
  const { bars, joined, cases } = file.parse(JSON.parse(text));
  return cases.map(({ feature, values }) => ({
    feature,
    values,
    bars,
    joined: new Map(Object.entries(joined)),
  }));
}
