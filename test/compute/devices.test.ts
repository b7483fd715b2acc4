import { devices } from '@compute/node-devices';
import { expect, it } from 'vitest';
import { deviceSuite } from '../suites/device-suite';

for (const device of devices.all) deviceSuite(device);

it('names the devices that the suite was run on', async () => {
  const infos = await devices.probe();
  console.info(infos.map(({ id, label, detail }) => `${id}: ${label} (${detail})`).join('\n'));
  expect(infos.length).toBeGreaterThan(0);
});
