import { AppError } from '@shared/errors';
import type { SpecCheck } from '@shared/experiments';
import { splitNames } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { ExperimentData } from '../dataset/experiment-data';
import { foldDrawings } from '../dataset/fold-drawings';
import { modelShapeOf } from '../dataset/model-shape';
import { rowTime } from '../dataset/moment-time';
import { prepareDataset } from '../dataset/prepare';
import { parameterCount } from '../lstm/shape';
import { SpecError } from './spec-error';

/** Folds that a form can show under each other. */
const mostDrawn = 60;

export type SpecPlan = NonNullable<SpecCheck['plan']>;

/** What the spec would do on these bars. Throws AppError `invalid` where the data cannot carry it. */
export function planSpec(spec: ExperimentSpec, data: ExperimentData): SpecPlan {
  const dataset = prepareDataset(spec, data);
  const { parts, split, rows, warmUp, purge } = dataset;
  const sound = split.folds.filter(({ flaw }) => flaw === null);
  return {
    bars: parts.reduce((sum, { market }) => sum + market.bars.time.length, 0),
    warmUp,
    purge,
    splits: splitNames.map((name) => ({
      name,
      rows: rows[name].length,
      firstTime: rowTime(dataset, rows[name][0]!),
      lastTime: rowTime(dataset, rows[name].at(-1)!),
    })),
    folds: {
      count: split.folds.length,
      flawed: split.folds.length - sound.length,
      testRows: new Set(sound.flatMap(({ test }) => [...test])).size,
      paths: split.paths.length,
      drawn: foldDrawings(dataset, mostDrawn),
    },
    models: sound.length * spec.seeds,
    series: parts.length,
    parameterCount: parameterCount(modelShapeOf(spec, dataset)),
    warnings: dataset.warnings,
  };
}

/** As `planSpec`, with data that is not there and what it cannot carry as faults instead of an error. */
export function checkOnData(spec: ExperimentSpec, gather: () => ExperimentData): SpecCheck {
  try {
    return { faults: [], plan: planSpec(spec, gather()) };
  } catch (error) {
    if (error instanceof SpecError) return { faults: error.faults, plan: null };
    if (error instanceof AppError && error.kind === 'invalid') {
      return { faults: [{ path: '', message: error.message }], plan: null };
    }
    throw error;
  }
}
