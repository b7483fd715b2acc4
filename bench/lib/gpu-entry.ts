export { createNodeWebGpuDevice } from '@compute/webgpu/node-gpu';
