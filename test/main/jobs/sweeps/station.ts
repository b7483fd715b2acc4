import type { Device, TrainerGroup } from '@compute/device';
import { createNativeDevice } from '@compute/native';
import { computeColumn } from '@core/dataset/column-source';
import type { ExperimentData } from '@core/dataset/experiment-data';
import { keptColumns } from '@main/jobs/sweeps/kept-columns';
import { createTrialPreparer } from '@main/jobs/sweeps/prepared';
import type { TrialStation } from '@main/jobs/sweeps/run-trial';
import { trainAlone } from '@main/jobs/sweeps/train-alone';
import { walkBars } from '../../sample-bars';

export const walk: ExperimentData = {
  series: { data: { kind: 'bars', bars: walkBars(600) }, intervalMs: 86_400_000, actions: [] },
  auxiliary: new Map(),
  panel: [],
};

export const native = createNativeDevice({ LONGSHORT_THREADS: '1' });
const now = () => performance.now();

/** A place where trials on the walk are made on the native device, without a process. */
export function stationOf(given: Partial<TrialStation> = {}): TrialStation {
  const preparer = createTrialPreparer(2 ** 24, keptColumns(2 ** 24, computeColumn));
  return {
    enter: () => () => undefined,
    prepare: ({ spec }) => ({ prepared: preparer.prepare(spec, walk, 'walk'), dataHash: 'walk' }),
    device: async () => ({ device: native, info: await native.probe() }),
    trainOn: (device) => trainAlone(device, now),
    now,
    ...given,
  };
}

/** Trainers of the native device as a group: what one call carries is all that is different. */
export const createNativeGroup: NonNullable<Device['createGroup']> = async (options, data) => {
  const trainers = await Promise.all(options.map((one, m) => native.createTrainer(one, data[m]!)));
  const stepsOf = (m: number, batches: readonly Int32Array[], rates: readonly number[]) =>
    batches.some(({ length }) => length > 0)
      ? trainers[m]!.steps(batches, rates)
      : Promise.resolve(new Float64Array(batches.length).fill(NaN));
  const group: TrainerGroup = {
    trainers,
    steps: (batches, rates) => Promise.all(batches.map((each, m) => stepsOf(m, each, rates[m]!))),
    dispose() {
      for (const trainer of trainers) trainer.dispose();
    },
  };
  return group;
};
