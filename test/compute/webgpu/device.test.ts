import { createNodeWebGpuDevice } from '@compute/webgpu/node-gpu';
import { deviceSuite } from '../../suites/device-suite';

deviceSuite(createNodeWebGpuDevice({ LONGSHORT_WEBGPU: 'software' }), {
  steps: 12,
  longWindow: 240,
  timeoutMs: 60_000,
});
