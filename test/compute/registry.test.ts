import type { Device } from '@compute/device';
import { devices } from '@compute/node-devices';
import { createDeviceRegistry } from '@compute/registry';
import { tensorFlowDevice } from '@compute/tensorflow';
import { describe, expect, it } from 'vitest';

/** A device that is not there, as a machine without its driver has. */
const missing: Device = {
  id: 'tensorflow',
  probe: async () => ({
    id: 'tensorflow',
    label: 'Missing',
    isAvailable: false,
    detail: '',
    driver: null,
    reason: 'No driver is installed.',
  }),
  createTrainer: tensorFlowDevice.createTrainer,
};

describe('the device registry', () => {
  it('picks by name and by itself, with what the device says of itself', async () => {
    const picked = await devices.pick('auto');
    expect(picked.info.isAvailable).toBe(true);
    expect((await devices.pick('tensorflow')).device).toBe(tensorFlowDevice);
  });

  it('refuses two devices with one id', () => {
    expect(() => createDeviceRegistry([tensorFlowDevice, missing])).toThrow(/share an id/);
  });

  it('passes on the reason of a device that is not there, and says what to do', async () => {
    const registry = createDeviceRegistry([missing]);
    await expect(registry.pick('tensorflow')).rejects.toThrow(
      'No driver is installed. Choose another device, or "auto".',
    );
    await expect(registry.pick('auto')).rejects.toThrow('No device can train here. No driver is installed.');
  });

  it('says so when a spec names a device that this version does not have', async () => {
    await expect(createDeviceRegistry([]).pick('tensorflow')).rejects.toThrow(
      /no device called "tensorflow"/,
    );
  });

  it('holds each device once', () => {
    expect(new Set(devices.all.map(({ id }) => id)).size).toBe(devices.all.length);
  });
});
