import { standardProblem } from '@compute/measure/problem';
import { createNativeDevice } from '@compute/native';
import { createDeviceRegistry } from '@compute/registry';
import { parseSpec } from '@core/spec/parse-spec';
import { deviceFor, deviceRecord } from '@main/jobs/device-for';
import { describe, expect, it } from 'vitest';
import { Clock, timedDevice } from '../../compute/measure/timed-device';
import { tempFolder } from '../temp-folder';

const { device, info } = timedDevice(new Clock(), 'webgpu', () => 1);
const fresh = { device: null, deviceDetail: null };

describe('the device of a run', () => {
  it('is another where native cannot be used, and the log says why', async () => {
    const broken = createNativeDevice({ LONGSHORT_SIMD: 'mmx' });
    const spec = parseSpec({ name: 'x', data: { series: 'x' }, features: [{ kind: 'return', period: 1 }] });
    const run = { spec, device: null };
    const log: string[] = [];
    const port = { log: (level: string, text: string) => void log.push(`${level}: ${text}`) };
    const { path } = tempFolder();
    const registry = createDeviceRegistry([broken, device]);
    const chosen = await deviceFor(registry, run, standardProblem, path('speeds.json'), port);
    expect(chosen.info.id).toBe('webgpu');
    expect(log).toEqual([expect.stringMatching(/^warning: The device CPU, native is not used\. .*mmx/)]);
  });
});

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
