import '@shared/parse-little';
import { createNativeDevice } from '@compute/native';
import { createDeviceRegistry } from '@compute/registry';
import { remoteDevice } from '@compute/remote/client';
import { tensorFlowDevice } from '@compute/tensorflow';
import { askForGpuPort } from '../ask-for-gpu';
import { serveTrials } from '../sweeps/serve-trials';

const webgpu = remoteDevice('webgpu', askForGpuPort);

/** The process of the app that makes trials; of its devices see `train.ts`. */
serveTrials((environment) =>
  createDeviceRegistry([createNativeDevice(environment), webgpu, tensorFlowDevice]),
);
