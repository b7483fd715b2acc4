import { nativeColumns } from '@compute/native/columns';
import type { DeviceRegistry, PickedDevice } from '@compute/registry';
import type { DeviceChoice } from '@shared/spec';
import { createSeriesCache, type SeriesCache } from '../../exploring/series-cache';
import { gatherData } from '../../storage/series-source';
import { refuseLocked } from '../../storage/vault';
import { readWorkspace } from '../../storage/workspace';
import type { TrialPlace } from '../protocol';
import type { TrialTask } from './executor';
import { keptColumns } from './kept-columns';
import { OtherDataError } from './other-data';
import { createTrialPreparer } from './prepared';
import type { TrialStation } from './run-trial';
import { trainAlone } from './train-alone';
import { type TogetherTrainer, trainTogether } from './train-together';

/** Every device there is, for an environment with LONGSHORT_THREADS in it. */
export type DevicesFor = (environment: Readonly<Record<string, string | undefined>>) => DeviceRegistry;

/** Threads that a device takes at most; see `compute/native/settings.ts`. */
const mostThreads = 8;

export interface Station extends TrialStation {
  /** It prepares no more trials. */
  close(): void;
}

/** Where a process makes trials on one workspace: it keeps what it read and prepared from one to the next. */
export function createStation(place: TrialPlace, devicesFor: DevicesFor): Station {
  const series = createSeriesCache(readWorkspace(place.workspace));
  const preparer = createTrialPreparer(
    place.keptBytes / 2,
    keptColumns(place.keptBytes / 2, nativeColumns()),
  );
  const picks = createPicks(devicesFor({ ...process.env, LONGSHORT_THREADS: threadsOf(place) }));
  const now = () => performance.now();
  let underWay = 0;
  let together: TogetherTrainer | null = null;
  return {
    now,
    enter() {
      underWay++;
      return () => {
        underWay--;
        together?.wake();
      };
    },
    close: () => series.db.close(),
    prepare(task) {
      const { data, hash } = gather(series, task);
      return { prepared: preparer.prepare(task.spec, data, hash), dataHash: hash };
    },
    device: ({ spec }) => picks(spec.device),
    trainOn(device) {
      const { createGroup } = device;
      if (place.together === 1 || createGroup === undefined) return trainAlone(device, now);
      together ??= trainTogether({ createGroup }, now, () => underWay);
      return together.train;
    },
  };
}

/** What the user says of threads holds for all of Longshort, so it is only ever lowered. */
function threadsOf({ threads }: TrialPlace): string {
  const wanted = Number(process.env.LONGSHORT_THREADS ?? mostThreads);
  return String(Math.max(1, Math.min(threads, mostThreads, Number.isNaN(wanted) ? 1 : wanted)));
}

function gather({ db, source }: SeriesCache, { spec, series, dataHash }: TrialTask) {
  refuseLocked(db, spec.data, series);
  const gathered = gatherData(db, spec.data, series, source);
  if (dataHash === null || gathered.hash === dataHash) return gathered;
  throw new OtherDataError(spec.data.series, gathered.hash);
}

/** A device is looked for once, and again where it was not there. */
function createPicks(devices: DeviceRegistry): (choice: DeviceChoice) => Promise<PickedDevice> {
  const picked = new Map<DeviceChoice, Promise<PickedDevice>>();
  return (choice) => {
    const pick = picked.get(choice) ?? devices.pick(choice);
    picked.set(choice, pick);
    pick.catch(() => picked.delete(choice));
    return pick;
  };
}
