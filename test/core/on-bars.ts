import type { StoredBars } from '@core/bars';
import * as dataset from '@core/dataset/prepare';
import * as plan from '@core/spec/plan';
import type { ExperimentSpec } from '@shared/spec';
import { onlyBars } from './only-bars';

/** The work on a spec whose data is one series of bars. */
export const prepareDataset = (spec: ExperimentSpec, bars: StoredBars) =>
  dataset.prepareDataset(spec, onlyBars(bars));
export const planSpec = (spec: ExperimentSpec, bars: StoredBars) => plan.planSpec(spec, onlyBars(bars));
export const checkOnData = (spec: ExperimentSpec, bars: StoredBars) =>
  plan.checkOnData(spec, () => onlyBars(bars));
