import { AppError } from '@shared/errors';
import type { SpecCheck } from '@shared/experiments';
import { splitNames } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import type { StoredBars } from '../bars';
import { prepareDataset } from '../dataset/prepare';
import { SpecError } from './spec-error';

export type SpecPlan = NonNullable<SpecCheck['plan']>;

/** What the spec would do on these bars. Throws AppError `invalid` where the data cannot carry it. */
export function planSpec(spec: ExperimentSpec, stored: StoredBars): SpecPlan {
  const { bars, rows, warmUp, purge, featureNames } = prepareDataset(spec, stored);
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
    parameterCount: lstmParameterCount(featureNames.length, spec.model.layers, spec.model.hidden),
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

/** Weights and biases of a stacked LSTM (one bias a gate) with a dense head of one logit. */
export function lstmParameterCount(features: number, layers: number, hidden: number): number {
  const first = 4 * hidden * (features + hidden) + 4 * hidden;
  const further = 4 * hidden * (hidden + hidden) + 4 * hidden;
  return first + (layers - 1) * further + hidden + 1;
}
