import { join } from 'node:path';
import type { DeviceRegistry } from '@compute/registry';
import { columnsOnAllCores } from '../columns/threads';
import { auditFinishedRun } from './audit/audit-run';
import { addBaselines } from './baselines/add-baselines';
import { measureTask } from './measure';
import { type JobPort, serveJob } from './port';
import { type TrainingTools, trainRun } from './train-run';

/**
 * The work of a process that trains: one run, or a look at the devices, or a measurement of them, and then it is gone.
 *
 * @param folder where the programs of processes and threads lie
 */
export function serveTraining(devices: DeviceRegistry, folder: string): void {
  serveJob(async (task, port) => {
    switch (task.kind) {
      case 'train':
        return trainRun(task, port, toolsOf(devices, folder, port));
      case 'baselines':
        return addBaselines(task, port, toolsOf(devices, folder, port));
      case 'audit':
        return auditFinishedRun(task, port, toolsOf(devices, folder, port));
      case 'probe':
        return { kind: 'probe', devices: await devices.probe() };
      case 'measure':
        return measureTask(devices);
      default:
        throw new Error(`A training process cannot do ${task.kind}.`);
    }
  });
}

function toolsOf(devices: DeviceRegistry, folder: string, port: JobPort): TrainingTools {
  return {
    devices,
    columns: columnsOnAllCores(join(folder, 'columns.cjs'), (problem) => port.log('warning', problem)),
    modelsFile: join(folder, 'models.cjs'),
  };
}
