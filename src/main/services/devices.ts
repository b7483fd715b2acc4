import type { DeviceInfo } from '@shared/devices';
import { runTask, type TaskParts } from './tasks';

/** Probes in a process of its own, since a faulty driver takes the process that loads it down; asked once a start. */
export function deviceService(parts: TaskParts) {
  let probed: Promise<readonly DeviceInfo[]> | null = null;
  const probe = async (): Promise<readonly DeviceInfo[]> =>
    (await runTask(parts, 'train', { kind: 'probe' }, null)).devices;
  return {
    async list(): Promise<DeviceInfo[]> {
      probed ??= probe();
      try {
        return [...(await probed)];
      } catch (error) {
        probed = null;
        throw error;
      }
    },
  };
}
