import { AppError } from '@shared/errors';
import type { SpecCheck } from '@shared/experiments';
import { splitNames } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { ExperimentData } from '../dataset/experiment-data';
import { modelShapeOf } from '../dataset/model-shape';
import { prepareDataset } from '../dataset/prepare';
import { parameterCount } from '../lstm/shape';
import { SpecError } from './spec-error';

export type SpecPlan = NonNullable<SpecCheck['plan']>;

/** What the spec would do on these bars. Throws AppError `invalid` where the data cannot carry it. */
export function planSpec(spec: ExperimentSpec, data: ExperimentData): SpecPlan {
  const dataset = prepareDataset(spec, data);
  const { bars, rows, warmUp, purge } = dataset;
  return {
    bars: bars.time.length,
    warmUp,
    purge,
    splits: splitNames.map((name) => ({
      name,
      rows: rows[name].length,
      firstTime: bars.time[rows[name][0]!]!,
      lastTime: bars.time[rows[name].at(-1)!]!,
    })),
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
