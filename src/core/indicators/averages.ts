import { dema } from './dema';
import { ema } from './ema';
import { hma, hullSmoothing } from './hma';
import { kama } from './kama';
import { sma } from './sma';
import { tema } from './tema';
import { wma } from './wma';

/** A moving average by its period, in the unit of the values. */
export interface MovingAverage {
  readonly label: string;
  /** Bars before the first value. */
  readonly warmUp: (period: number) => number;
  /** Whether a value knows more than the bars of the warm-up and its own. */
  readonly isRecursive: boolean;
  readonly compute: (values: Float64Array, period: number) => Float64Array;
}

/** Every moving average that a feature may be made of. */
export const averages = {
  sma: { label: 'Simple', warmUp: (n) => n - 1, isRecursive: false, compute: sma },
  ema: { label: 'Exponential', warmUp: (n) => n - 1, isRecursive: true, compute: ema },
  wma: { label: 'Weighted', warmUp: (n) => n - 1, isRecursive: false, compute: wma },
  hma: { label: 'Hull', warmUp: (n) => n + hullSmoothing(n) - 2, isRecursive: false, compute: hma },
  kama: { label: 'Kaufman', warmUp: (n) => n, isRecursive: true, compute: (x, n) => kama(x, n) },
  dema: { label: 'Double exponential', warmUp: (n) => 2 * (n - 1), isRecursive: true, compute: dema },
  tema: { label: 'Triple exponential', warmUp: (n) => 3 * (n - 1), isRecursive: true, compute: tema },
} as const satisfies Readonly<Record<string, MovingAverage>>;

export type AverageKind = keyof typeof averages;
