import { createNodeDevices } from '@compute/node-devices';
import { expect, it } from 'vitest';
import { deviceSuite } from '../suites/device-suite';

/** Where no graphics card is, the renderer in software that comes with Electron stands in for one. */
const devices = createNodeDevices({ ...process.env, LONGSHORT_WEBGPU: 'software' });

// In software WebGPU is slow, so its suite is in a file of its own, which runs beside this one: webgpu/device.test.ts.
for (const device of devices.all) if (device.id !== 'webgpu') deviceSuite(device);

it('names the devices that the suite was run on', async () => {
  const infos = await devices.probe();
  console.info(infos.map(({ id, label, detail }) => `${id}: ${label} (${detail})`).join('\n'));
  expect(infos.every(({ isAvailable }) => isAvailable)).toBe(true);
});
