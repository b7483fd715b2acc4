import { type DeviceId, type DeviceSpeed, type DeviceSpeeds, deviceNames } from '@shared/devices';
import type { PickedDevice } from '../registry';
import { measureDevices } from './measure-devices';
import { type Problem, problemKey } from './problem';
import type { SpeedCache } from './speed-cache';

/** A device with the reason why it and no other was taken, as words that end a sentence; null where there was no choice. */
export interface ChosenDevice extends PickedDevice {
  readonly choice: string | null;
}

export interface ChoiceParts {
  readonly cache: SpeedCache;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Label of the device that the run began on; it stays on it where it is still there, to end with the same bits. */
  readonly before: string | null;
}

/** How much faster another device must be than the preferred one, so that noise decides neither the choice nor the bits. */
export const worthwhile = 1.2;
const budgetMs = 1000;

/**
 * What `auto` takes of the devices that are available, given in order of preference: the first, unless another was measured to be
 * 1.2 times as fast at this very problem. Measures for about a second, once for each problem and set of devices.
 *
 * @param available at least one.
 */
export async function chooseDevice(
  available: readonly PickedDevice[],
  problem: Problem,
  parts: ChoiceParts,
): Promise<ChosenDevice> {
  const begun = available.find(({ info }) => info.label === parts.before);
  const only = begun ?? (available.length === 1 ? available[0] : undefined);
  if (only !== undefined) return { ...only, choice: null };
  const { speeds } = await speedsOf(available, problem, parts);
  const chosen = fastestEnough(speeds);
  const picked = available.find(({ info }) => info.id === chosen) ?? available[0]!;
  return { ...picked, choice: `chosen by measurement: ${speeds.map(speedWords).join(', ')}` };
}

/** From the cache, or measured now and kept there. */
async function speedsOf(
  available: readonly PickedDevice[],
  problem: Problem,
  { cache, now, clock }: ChoiceParts,
): Promise<DeviceSpeeds> {
  const key = { devices: available.map(({ info }) => info), problem: problemKey(problem) };
  const known = cache.read(key);
  if (known !== null) return known;
  const speeds = await measureDevices(available, problem, { budgetMs, now });
  const measured = { measuredAt: clock(), speeds };
  cache.write(key, measured);
  return measured;
}

/** The first of the devices in order of preference, unless the fastest is worth the change; null where none could be measured. */
export function fastestEnough(speeds: readonly DeviceSpeed[]): DeviceId | null {
  const timed = speeds.flatMap(({ id, msPerStep }) => (msPerStep === null ? [] : [{ id, msPerStep }]));
  const [preferred] = timed;
  if (preferred === undefined) return null;
  const fastest = timed.reduce((best, next) => (next.msPerStep < best.msPerStep ? next : best));
  return preferred.msPerStep >= worthwhile * fastest.msPerStep ? fastest.id : preferred.id;
}

/** `native 0.9 ms a step`; `WebGPU could not be measured (the device was lost)`. */
function speedWords({ id, msPerStep, problem }: DeviceSpeed): string {
  return msPerStep === null
    ? `${deviceNames[id]} could not be measured (${problem})`
    : `${deviceNames[id]} ${milliseconds(msPerStep)} ms a step`;
}

/** Two significant digits. */
function milliseconds(ms: number): string {
  return ms >= 9.95 ? ms.toFixed(0) : ms.toPrecision(2);
}
