import { deviceSuite } from '../../suites/device-suite';
import { softwareDevice } from './software';

deviceSuite(softwareDevice, { steps: 12, longWindow: 60, timeoutMs: 60_000 });
