import { problemKey, standardProblem } from '@compute/measure/problem';
import { openSpeedCache, type SpeedKey } from '@compute/measure/speed-cache';
import type { DeviceInfo, DeviceSpeeds } from '@shared/devices';
import type { Emit } from '../jobs/board';
import { runTask, type TaskParts } from './tasks';

export interface DeviceParts extends TaskParts {
  readonly emit: Emit;
  readonly speedFile: string;
  readonly report: (error: unknown) => void;
}

/** Probes and measures in a process of its own, since a faulty driver takes the process that loads it down. */
export function deviceService(parts: DeviceParts) {
  const cache = openSpeedCache(parts.speedFile, { appVersion: __APP_VERSION__, report: parts.report });
  let probed: Promise<readonly DeviceInfo[]> | null = null;
  let measuring: Promise<DeviceSpeeds> | null = null;
  /** Of this start; the cache keeps none in which a device failed. */
  let measured: DeviceSpeeds | null = null;

  /** Asked once a start, and again by a measurement. */
  const list = async (): Promise<DeviceInfo[]> => {
    probed ??= runTask(parts, 'train', { kind: 'probe' }, null).then(({ devices }) => devices);
    try {
      return [...(await probed)];
    } catch (error) {
      probed = null;
      throw error;
    }
  };
  /** Forgets the other shapes too: whoever measures again has reason to think that what was measured no longer holds. */
  const measure = async (): Promise<DeviceSpeeds> => {
    const { devices, speeds } = await runTask(parts, 'train', { kind: 'measure' }, null);
    probed = Promise.resolve(devices);
    measured = speeds;
    cache.clear();
    cache.write(standardKey(devices), speeds);
    parts.emit('changed', { topic: 'devices', ids: [] });
    return speeds;
  };

  return {
    list,
    speeds: async (): Promise<DeviceSpeeds | null> => measured ?? cache.read(standardKey(await list())),
    /** Whoever asks while a measurement is under way gets that one: two at once would slow each other. */
    measure(): Promise<DeviceSpeeds> {
      measuring ??= measure().finally(() => {
        measuring = null;
      });
      return measuring;
    },
  };
}

function standardKey(devices: readonly DeviceInfo[]): SpeedKey {
  const available = devices.filter(({ isAvailable }) => isAvailable);
  return { devices: available, problem: problemKey(standardProblem) };
}
