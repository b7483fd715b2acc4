import { deviceSuite } from '../../suites/device-suite';
import { softwareDevice } from './software';

deviceSuite(softwareDevice, { steps: 8, longWindow: 60 });
