import { createNativeDevice } from './native';
import { createDeviceRegistry, type DeviceRegistry } from './registry';
import { tensorFlowDevice } from './tensorflow';
import { createNodeWebGpuDevice } from './webgpu/node-gpu';

/**
 * Every device, as plain Node has them: the command line and the tests. The app's are in `main/jobs/entries/train`.
 *
 * @param environment may hold LONGSHORT_SIMD, LONGSHORT_THREADS and LONGSHORT_WEBGPU.
 */
export function createNodeDevices(environment: Readonly<Record<string, string | undefined>>): DeviceRegistry {
  return createDeviceRegistry([
    createNativeDevice(environment),
    createNodeWebGpuDevice(environment),
    tensorFlowDevice,
  ]);
}

export const devices = createNodeDevices(process.env);
