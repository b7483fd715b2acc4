import type { DeviceSpeed } from '@shared/devices';
import type { PickedDevice } from '../registry';
import { type Measuring, measureDevice } from './measure-device';
import type { Problem } from './problem';

/** One device after the other, each with its share of the time. A device that fails says so instead of a figure. */
export async function measureDevices(
  available: readonly PickedDevice[],
  problem: Problem,
  { budgetMs, now }: Measuring,
): Promise<readonly DeviceSpeed[]> {
  const deadline = now() + budgetMs;
  const speeds: DeviceSpeed[] = [];
  for (const [index, { device }] of available.entries()) {
    const share = Math.max(0, deadline - now()) / (available.length - index);
    speeds.push(await measure(device, problem, { budgetMs: share, now }));
  }
  return speeds;
}

async function measure(
  device: PickedDevice['device'],
  problem: Problem,
  measuring: Measuring,
): Promise<DeviceSpeed> {
  try {
    return { id: device.id, msPerStep: await measureDevice(device, problem, measuring), problem: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id: device.id, msPerStep: null, problem: reason };
  }
}
