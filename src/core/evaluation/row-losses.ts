import { classThreshold } from '../stats/classification';
import { centreOf } from '../stats/forecast';
import { likeliest } from '../stats/movement';
import { chanceOfRise } from './predictions';
import type { SplitPredictions } from './split-predictions';

/** Figures that are means over rows, row by row, and what the ranking is judged by. */
export interface RowLosses {
  readonly means: {
    /** As in `overSeeds`; the root is taken of the mean where one ends in `rmse`. */
    readonly paths: readonly string[];
    /** NaN where a row is not judged. [paths] of [rows] */
    readonly columns: readonly Float64Array[];
  };
  /** Rows of which P(up) and what came are known; null where there are none. */
  readonly ranking: {
    readonly places: Int32Array;
    readonly score: Float64Array;
    readonly label: Float64Array;
  } | null;
}

export function rowLosses(said: SplitPredictions): RowLosses {
  const columns = new Map([...classLosses(said), ...forecastLosses(said), ...movementLosses(said)]);
  const chance = chanceOfRise(said);
  const places = Int32Array.from(said.rows.keys()).filter(
    (i) => !Number.isNaN(chance[i]!) && !Number.isNaN(said.label[i]!),
  );
  const at = (values: Float64Array) => Float64Array.from(places, (i) => values[i]!);
  return {
    means: { paths: [...columns.keys()], columns: [...columns.values()] },
    ranking: places.length === 0 ? null : { places, score: at(chance), label: at(said.label) },
  };
}

type Columns = readonly (readonly [string, Float64Array])[];

function classLosses(said: SplitPredictions): Columns {
  const chance = chanceOfRise(said);
  const { label } = said;
  if (label.every(Number.isNaN)) return [];
  const each = (loss: (p: number, up: boolean) => number) =>
    chance.map((p, i) => (Number.isNaN(p) || Number.isNaN(label[i]!) ? NaN : loss(p, label[i] === 1)));
  return [
    ['logLoss', each((p, up) => surprise(up ? p : 1 - p))],
    ['accuracy', each((p, up) => (p > classThreshold === up ? 1 : 0))],
    ['brier', each((p, up) => (p - (up ? 1 : 0)) ** 2)],
  ];
}

function forecastLosses({ forecast, outcome }: SplitPredictions): Columns {
  if (forecast === null || outcome === null) return [];
  const errors = centreOf(forecast).map((centre, i) => outcome[i]! - centre);
  return [
    ['forecast.rmse', errors.map((error) => error ** 2)],
    ['forecast.mae', errors.map(Math.abs)],
  ];
}

function movementLosses({ probability, probabilityDown, outcome }: SplitPredictions): Columns {
  if (probabilityDown === null || outcome === null) return [];
  const each = (loss: (chances: readonly number[], actual: number) => number) =>
    probability.map((up, i) => {
      const down = probabilityDown[i]!;
      const chances = [down, 1 - up - down, up];
      return chances.some(Number.isNaN) || Number.isNaN(outcome[i]!) ? NaN : loss(chances, outcome[i]!);
    });
  return [
    ['movement.logLoss', each((chances, actual) => surprise(chances[actual]!))],
    ['movement.accuracy', each((chances, actual) => (likeliest(chances) === actual ? 1 : 0))],
  ];
}

/** As in the log loss: clipped, so that certainty that errs is not endless. */
function surprise(chance: number): number {
  return -Math.log(Math.min(Math.max(chance, Number.EPSILON), 1 - Number.EPSILON));
}
