import { devices } from '@compute/registry';
import { serveJob } from '../port';
import { trainRun } from '../train-run';

/** The process that trains: one run, or a look at the devices, and then it is gone. */
serveJob(async (task, port) => {
  switch (task.kind) {
    case 'train':
      return trainRun(task, port);
    case 'probe':
      return { kind: 'probe', devices: await devices.probe() };
    default:
      throw new Error(`A training process cannot do ${task.kind}.`);
  }
});
