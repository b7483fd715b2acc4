import { assertNever } from '@shared/errors';
import type { Forecast } from '../stats/forecast';
import type { JudgedSplit } from './evaluate-split';

/** Where the rows of a split put together come from. [rows] each */
export interface Origin {
  /** Place of the part. */
  readonly part: Int32Array;
  /** Place of the row in it. */
  readonly place: Int32Array;
}

/** The rows of one split at these places. */
export function rowsAt(split: JudgedSplit, place: Int32Array): JudgedSplit {
  return pickRows([split], { part: new Int32Array(place.length), place });
}

/** Rows put together from several parts, which all have the same columns. */
export function pickRows(parts: readonly (JudgedSplit | null)[], { part, place }: Origin): JudgedSplit {
  const like = parts.find((one) => one !== null)!;
  const pick = (column: (split: JudgedSplit) => Float64Array, width = 1) => {
    const columns = parts.map((one) => one && column(one));
    const picked = new Float64Array(part.length * width);
    for (let i = 0; i < part.length; i++) {
      const from = place[i]! * width;
      for (let k = 0; k < width; k++) picked[i * width + k] = columns[part[i]!]![from + k]!;
    }
    return picked;
  };
  const pickForecast = (of: (split: JudgedSplit) => Forecast | null): Forecast | null => {
    const shape = of(like);
    if (shape === null) return null;
    const column = (take: (forecast: Forecast) => Float64Array | null, width = 1) =>
      pick((split) => alike(take(of(split) ?? shape)), width);
    const centre = column(
      (forecast) => (forecast.kind === 'quantiles' ? forecast.values : forecast.centre),
      widthOf(shape),
    );
    switch (shape.kind) {
      case 'point':
        return { kind: 'point', centre };
      case 'normal':
        return {
          kind: 'normal',
          centre,
          sd: column((forecast) => (forecast.kind === 'normal' ? forecast.sd : null)),
        };
      case 'quantiles':
        return { kind: 'quantiles', levels: shape.levels, values: centre };
      default:
        return assertNever(shape);
    }
  };
  const { rules, naive } = like;
  const shares = (k: 0 | 1 | 2) => pick((split) => split.naive.classes![k]);
  return {
    rows: Int32Array.from(part, (fold, i) => parts[fold]!.rows[place[i]!]!),
    probability: pick(({ probability }) => probability),
    probabilityDown: like.probabilityDown && pick(({ probabilityDown }) => probabilityDown!),
    forecast: pickForecast(({ forecast }) => forecast),
    label: pick(({ label }) => label),
    outcome: like.outcome && pick(({ outcome }) => outcome!),
    rules: {
      long: pick((split) => split.rules.long),
      short: rules.short && pick((split) => split.rules.short!),
    },
    naive: {
      upShare: pick((split) => split.naive.upShare),
      classes: naive.classes && [shares(0), shares(1), shares(2)],
      forecast: pickForecast((split) => split.naive.forecast),
    },
  };
}

function widthOf(forecast: Forecast): number {
  return forecast.kind === 'quantiles' ? forecast.levels.length : 1;
}

function alike(column: Float64Array | null): Float64Array {
  if (column === null) throw new TypeError('The parts of a split forecast in several forms.');
  return column;
}
