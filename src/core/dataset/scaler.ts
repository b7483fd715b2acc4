import type { FitScaler, Scaler, ScalerSpec } from './scalers/definition';
import { minMaxScaler } from './scalers/min-max';
import { noScaler } from './scalers/none';
import { quantileScaler } from './scalers/quantile';
import { robustScaler } from './scalers/robust';
import { zscoreScaler } from './scalers/zscore';

/** One file a kind; a kind of the spec without one does not compile. */
const kinds: Readonly<Record<ScalerSpec['kind'], FitScaler>> = {
  zscore: zscoreScaler,
  minmax: minMaxScaler,
  robust: robustScaler,
  quantile: quantileScaler,
  none: noScaler,
};

/** The scaler that the spec names, fitted to the training rows as `FitScaler` says. */
export function fitScaler(
  spec: ScalerSpec,
  raw: Float64Array,
  features: number,
  trainingRows: Int32Array,
): Scaler {
  return kinds[spec.kind](raw, features, trainingRows, spec);
}

/** What the user should know of a scaler before believing in it, as sentences. */
export function scalerWarnings(
  { kind }: ScalerSpec,
  scaler: Pick<Scaler, 'unscaled'>,
  names: readonly string[],
): readonly string[] {
  return scaler.unscaled.map(
    (f) =>
      `${names[f]} has the same value on at least half of the training rows, so the ${kind} scaler moves it and does not scale it; z-score or min-max do.`,
  );
}
