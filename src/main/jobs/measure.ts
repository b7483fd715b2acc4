import { measureDevices } from '@compute/measure/measure-devices';
import { standardProblem } from '@compute/measure/problem';
import type { DeviceRegistry } from '@compute/registry';
import type { JobResult } from './protocol';

/** Looks at the devices, and measures those that are there on the standard shape, for about a second each. */
export async function measureTask(devices: DeviceRegistry): Promise<JobResult> {
  const infos = await devices.probe();
  const available = devices.all.flatMap((device, index) => {
    const info = infos[index]!;
    return info.isAvailable ? [{ device, info }] : [];
  });
  const budgetMs = 1000 * available.length;
  const speeds = await measureDevices(available, standardProblem, {
    budgetMs,
    now: () => performance.now(),
  });
  return { kind: 'measure', devices: infos, speeds: { measuredAt: Date.now(), speeds } };
}
