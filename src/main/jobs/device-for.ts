import { type ChosenDevice, chooseDevice } from '@compute/measure/choose-device';
import type { Problem } from '@compute/measure/problem';
import { openSpeedCache } from '@compute/measure/speed-cache';
import type { DeviceRegistry, PickedDevice } from '@compute/registry';
import type { RunDetail } from '@shared/runs';
import type { JobPort } from './port';

/**
 * The device that a run trains on: the one that its spec names, or the one that `auto` measured to be the best. A run that goes on
 * stays on the device that it began on. The choice goes into the run's log.
 */
export async function deviceFor(
  devices: DeviceRegistry,
  run: Pick<RunDetail, 'spec' | 'device'>,
  problem: Problem,
  speedFile: string,
  port: Pick<JobPort, 'log'>,
): Promise<ChosenDevice> {
  const wanted = run.spec.device;
  if (wanted !== 'auto') return { ...(await devices.pick(wanted)), choice: null };
  const report = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    port.log('warning', `The measured speeds could not be kept (${reason}). The next run measures again.`);
  };
  const available = await devices.available();
  await noteMissingNative(devices, available, port);
  const chosen = await chooseDevice(available, problem, {
    cache: openSpeedCache(speedFile, { appVersion: __APP_VERSION__, report }),
    now: () => performance.now(),
    clock: Date.now,
    before: run.device,
  });
  if (chosen.choice !== null) port.log('info', `${chosen.info.label}, ${chosen.choice}.`);
  return chosen;
}

/** Every machine should have it, and without it `auto` may end up many times slower: not to be found out by the time alone. */
async function noteMissingNative(
  { all }: DeviceRegistry,
  available: readonly PickedDevice[],
  port: Pick<JobPort, 'log'>,
): Promise<void> {
  if (available.some(({ info }) => info.id === 'native')) return;
  const info = await all.find(({ id }) => id === 'native')?.probe();
  if (info?.reason) port.log('warning', `The device ${info.label} is not used. ${info.reason}`);
}

/** What a run records of its device besides the label: what it said of itself, and why it was taken. */
export function deviceRecord(
  { info, choice }: ChosenDevice,
  before: Pick<RunDetail, 'device' | 'deviceDetail'>,
): string {
  const said = [info.detail, info.driver].filter((part) => part !== null && part !== '').join('; ');
  // A run that goes on where it began was chosen a device for then.
  const isSame = before.device === info.label && before.deviceDetail?.startsWith(said);
  if (isSame && before.deviceDetail) return before.deviceDetail;
  return choice === null ? said : `${said}; ${choice}`;
}
