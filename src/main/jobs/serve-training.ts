import type { DeviceRegistry } from '@compute/registry';
import { measureTask } from './measure';
import { serveJob } from './port';
import { trainRun } from './train-run';

/** The work of a process that trains: one run, or a look at the devices, or a measurement of them, and then it is gone. */
export function serveTraining(devices: DeviceRegistry): void {
  serveJob(async (task, port) => {
    switch (task.kind) {
      case 'train':
        return trainRun(task, port, devices);
      case 'probe':
        return { kind: 'probe', devices: await devices.probe() };
      case 'measure':
        return measureTask(devices);
      default:
        throw new Error(`A training process cannot do ${task.kind}.`);
    }
  });
}
