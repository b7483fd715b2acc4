import { devices } from '@compute/registry';
import { deviceSuite } from '../suites/device-suite';

for (const device of devices.all) deviceSuite(device);
