import { readFileSync } from 'node:fs';
import type { Bars } from '@core/bars';
import type { FeatureSpec } from '@shared/spec';
import { featureSpec } from '@shared/spec';
import { z } from 'zod';

/** Values of a feature that another program computed. */
export interface GoldenCase {
  readonly feature: FeatureSpec;
  readonly bars: Bars;
  /** One a bar; null where undefined. */
  readonly values: readonly (number | null)[];
}

/** Null is a missing value. */
const numbers = z
  .array(z.number().nullable())
  .transform((values) => Float64Array.from(values, (value) => value ?? NaN));
const file = z.object({
  bars: z.object({
    time: numbers.optional(),
    open: numbers,
    high: numbers,
    low: numbers,
    close: numbers,
    volume: numbers,
  }),
  cases: z.array(z.object({ feature: featureSpec, values: z.array(z.number().nullable()) })),
});

/** By TA-Lib, then by NumPy, SciPy and pandas where TA-Lib lacks the feature, formulas by NumPy and pandas, and Qlib's features. */
export const goldenCases: readonly GoldenCase[] = [
  'talib-golden',
  'feature-golden',
  'formula-golden',
  'qlib-golden',
].flatMap(casesOf);

function casesOf(name: string): readonly GoldenCase[] {
  const text = readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8');
  const { bars, cases } = file.parse(JSON.parse(text));
  const time = bars.time ?? bars.close.map((_, t) => t * 86_400_000);
  return cases.map(({ feature, values }) => ({ feature, values, bars: { ...bars, time } }));
}
