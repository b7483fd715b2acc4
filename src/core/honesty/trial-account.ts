import { meanOf } from '../analysis/distribution';

/** A trial, as far as is known how its account went. */
export interface TrialAccount {
  /** Per bar of its own, not annualised; NaN where undefined. */
  readonly sharpe: number;
  /** NaN where unknown. */
  readonly barsPerYear: number;
  /** Times of the closes that the returns lead to, ascending; none where the returns are not known. [returns] */
  readonly time: Float64Array;
  /** After costs. [returns] */
  readonly value: Float64Array;
}

/** Sharpe ratio of a trial per bar of another length, by the square root of time. As it is where a length is unknown. */
export function sharpePerBar(trial: TrialAccount, barsPerYear: number): number {
  const factor = Math.sqrt(trial.barsPerYear / barsPerYear);
  return Number.isNaN(factor) ? trial.sharpe : trial.sharpe * factor;
}

/** Returns of a trial at the given times, ascending; NaN where it has none. [time] */
export function returnsAt(trial: TrialAccount, time: Float64Array): Float64Array {
  const found = new Float64Array(time.length).fill(Number.NaN);
  let own = 0;
  for (let bar = 0; bar < time.length; bar++) {
    while (own < trial.time.length && trial.time[own]! < time[bar]!) own++;
    if (trial.time[own] === time[bar]) found[bar] = trial.value[own]!;
  }
  return found;
}

/**
 * Puts the mean of the known values in place of unknown ones: they then add nothing to a correlation, so that trials that share few
 * bars have little in common.
 */
export function withoutGaps(values: Float64Array): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === values.length || known.length === 0) return values;
  const mean = meanOf(known);
  return values.map((value) => (Number.isNaN(value) ? mean : value));
}
