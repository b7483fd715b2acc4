import '@shared/parse-little';
import { nativeDevice } from '@compute/native';
import { createDeviceRegistry } from '@compute/registry';
import { remoteDevice } from '@compute/remote/client';
import { tensorFlowDevice } from '@compute/tensorflow';
import { askForGpuPort } from '../ask-for-gpu';
import { serveTraining } from '../serve-training';

/** The process of the app that trains. Electron lets WebGPU give its results back in a page alone, so that device is in one. */
serveTraining(
  createDeviceRegistry([nativeDevice, remoteDevice('webgpu', askForGpuPort), tensorFlowDevice]),
  __dirname,
);
