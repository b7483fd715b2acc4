import type { DeviceInfo } from '@shared/devices';
import { AppError } from '@shared/errors';
import type { Device } from './device';

/** A device that is there, with what it said of itself. */
export interface PickedDevice {
  readonly device: Device;
  readonly info: DeviceInfo;
}

export interface DeviceRegistry {
  readonly all: readonly Device[];
  /** What every device says of itself, in order of preference. */
  probe(): Promise<readonly DeviceInfo[]>;
  /** Those that are there, in order of preference. Throws, with their own reasons, where none is. */
  available(): Promise<readonly PickedDevice[]>;
  /** `auto` takes the first device that is there. Throws, with the device's own reason, where it is not. */
  pick(choice: 'auto' | DeviceInfo['id']): Promise<PickedDevice>;
}

/** In order of preference. Two devices with one id are a mistake in the program, so that throws. */
export function createDeviceRegistry(all: readonly Device[]): DeviceRegistry {
  const byId = new Map(all.map((device) => [device.id, device]));
  if (byId.size < all.length) {
    throw new Error(`Two devices share an id: ${all.map(({ id }) => id).join(', ')}.`);
  }
  return {
    all,
    probe: () => Promise.all(all.map((device) => device.probe())),
    available: () => availableOf(all),
    pick: (choice) => (choice === 'auto' ? pickFirst(all) : pickNamed(byId.get(choice), choice)),
  };
}

async function availableOf(all: readonly Device[]): Promise<readonly PickedDevice[]> {
  const probed = await Promise.all(all.map(async (device) => ({ device, info: await device.probe() })));
  const available = probed.filter(({ info }) => info.isAvailable);
  return available.length > 0 ? available : noneAvailable(probed.map(({ info }) => info));
}

async function pickFirst(all: readonly Device[]): Promise<PickedDevice> {
  const infos: DeviceInfo[] = [];
  for (const device of all) {
    const info = await device.probe();
    if (info.isAvailable) return { device, info };
    infos.push(info);
  }
  return noneAvailable(infos);
}

function noneAvailable(infos: readonly DeviceInfo[]): never {
  const reasons = infos.flatMap(({ reason }) => reason ?? []);
  throw new AppError('unsupported', `No device can train here. ${reasons.join(' ')}`.trim(), reasons);
}

async function pickNamed(device: Device | undefined, id: string): Promise<PickedDevice> {
  if (device === undefined) {
    throw new AppError('notFound', `This version of Longshort has no device called "${id}": choose "auto".`);
  }
  const info = await device.probe();
  if (info.isAvailable) return { device, info };
  const reason = info.reason ?? `The device ${info.label} cannot be used here.`;
  throw new AppError('unsupported', `${reason} Choose another device, or "auto".`);
}
