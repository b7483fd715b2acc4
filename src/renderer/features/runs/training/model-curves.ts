import type { CurveRow } from '@shared/runs';
import { groupBy } from '../../../ui/group-by';

/** One of the models of a run, as far as it is trained. */
export interface TrainedModel {
  readonly model: number;
  readonly fold: number;
  readonly seed: number;
  readonly epochs: number;
  /** Null where no validation loss is known; so below. */
  readonly bestEpoch: number | null;
  readonly validationLoss: number | null;
  readonly seconds: number;
}

/** @param seeds models of each fold, the first of which has the seed `firstSeed` */
export function modelsOf(
  rows: readonly CurveRow[],
  seeds: number,
  firstSeed: number,
): readonly TrainedModel[] {
  const models = [...groupBy(rows, ({ model }) => model)].toSorted(([a], [b]) => a - b);
  return models.map(([model, own]) => {
    const best = bestOf(own);
    return {
      model,
      fold: Math.floor(model / seeds),
      seed: firstSeed + (model % seeds),
      epochs: own.length,
      bestEpoch: best?.epoch ?? null,
      validationLoss: best?.validationLoss ?? null,
      seconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
    };
  });
}

/** The epoch of the lowest validation loss, the first of several. */
export function bestOf(rows: readonly CurveRow[]): CurveRow | null {
  const judged = rows.filter((row) => row.validationLoss !== null);
  return judged.reduce<CurveRow | null>(
    (lowest, row) =>
      lowest === null || (row.validationLoss ?? 0) < (lowest.validationLoss ?? 0) ? row : lowest,
    null,
  );
}

/** Which models are looked at; null takes all of them. */
export interface ModelChoice {
  readonly fold: number | null;
  /** Place of the seed, from 0. */
  readonly place: number | null;
}

export function chosenRows(
  rows: readonly CurveRow[],
  seeds: number,
  { fold, place }: ModelChoice,
): readonly CurveRow[] {
  return rows.filter(
    ({ model }) =>
      (fold === null || Math.floor(model / seeds) === fold) && (place === null || model % seeds === place),
  );
}

/** Models at an epoch: their mean, the lowest and the highest. */
export interface MeanPoint {
  readonly epoch: number;
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  /** That were still trained then and have the figure. */
  readonly models: number;
}

/** By epoch, over the models that reached it: those that stopped early are in it no longer. */
export function meanCurve(
  rows: readonly CurveRow[],
  read: (row: CurveRow) => number | null,
): readonly MeanPoint[] {
  const epochs = [...groupBy(rows, ({ epoch }) => epoch)].toSorted(([a], [b]) => a - b);
  return epochs.map(([epoch, at]) => {
    const values = at.flatMap((row) => read(row) ?? []);
    const sum = values.reduce((total, value) => total + value, 0);
    return {
      epoch,
      value: values.length === 0 ? null : sum / values.length,
      low: values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      high: values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
      models: values.length,
    };
  });
}
