import { nativeDevice } from './native';
import { createDeviceRegistry } from './registry';
import { tensorFlowDevice } from './tensorflow';

/** Every device, as plain Node has them: the command line and the tests. The app's are in `main/jobs/entries/train`. */
export const devices = createDeviceRegistry([nativeDevice, tensorFlowDevice]);
