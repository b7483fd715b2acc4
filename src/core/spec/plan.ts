import { AppError } from '@shared/errors';
import type { SpecCheck } from '@shared/experiments';
import { splitNames } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { StoredBars } from '../bars';
import { modelShapeOf } from '../dataset/model-shape';
import { prepareDataset } from '../dataset/prepare';
import { parameterCount } from '../lstm/shape';
import { SpecError } from './spec-error';

export type SpecPlan = NonNullable<SpecCheck['plan']>;

/** What the spec would do on these bars. Throws AppError `invalid` where the data cannot carry it. */
export function planSpec(spec: ExperimentSpec, stored: StoredBars): SpecPlan {
  const dataset = prepareDataset(spec, stored);
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
  };
}

/** As `planSpec`, with what the data cannot carry as faults instead of an error. */
export function checkOnData(spec: ExperimentSpec, stored: StoredBars): SpecCheck {
  try {
    return { faults: [], plan: planSpec(spec, stored) };
  } catch (error) {
    if (error instanceof SpecError) return { faults: error.faults, plan: null };
    if (error instanceof AppError && error.kind === 'invalid') {
      return { faults: [{ path: '', message: error.message }], plan: null };
    }
    throw error;
  }
}
