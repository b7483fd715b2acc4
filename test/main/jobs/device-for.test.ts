import { deviceRecord } from '@main/jobs/device-for';
import { describe, expect, it } from 'vitest';
import { Clock, timedDevice } from '../../compute/measure/timed-device';

const { device, info } = timedDevice(new Clock(), 'webgpu', () => 1);
const fresh = { device: null, deviceDetail: null };

describe('what a run records of its device', () => {
  it('is what the device says of itself, its driver, and why it was taken', () => {
    const named = { ...info, driver: 'Vulkan 1.3' };
    expect(deviceRecord({ device, info: named, choice: 'chosen by measurement: native 3 ms' }, fresh)).toBe(
      'timed; Vulkan 1.3; chosen by measurement: native 3 ms',
    );
    expect(deviceRecord({ device, info, choice: null }, fresh)).toBe('timed');
  });

  it('stays as it was where the run goes on on the same device, so that it is not taken for another', () => {
    const before = { device: info.label, deviceDetail: 'timed; chosen by measurement: native 3 ms' };
    expect(deviceRecord({ device, info, choice: null }, before)).toBe(before.deviceDetail);
  });

  it('is new where it goes on on another device, or on the same one with another driver', () => {
    const before = { device: 'CPU', deviceDetail: 'timed; chosen by measurement: native 3 ms' };
    expect(deviceRecord({ device, info, choice: null }, before)).toBe('timed');
    const changed = { ...info, detail: 'newer' };
    const same = { ...before, device: info.label };
    expect(deviceRecord({ device, info: changed, choice: null }, same)).toBe('newer');
  });
});
