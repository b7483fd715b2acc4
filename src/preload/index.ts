import type { Api } from '@shared/api';
import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** Names from the contract, put in by the build so that zod stays out of the sandboxed preload. */
const allowed = { calls: new Set(__CHANNELS__.calls), events: new Set(__CHANNELS__.events) };

const api: Api = {
  call(name, input) {
    if (!allowed.calls.has(name)) throw new Error(`${name} is not a call of Longshort.`);
    return ipcRenderer.invoke(name, input);
  },
  on(name, listener) {
    if (!allowed.events.has(name)) throw new Error(`${name} is not an event of Longshort.`);
    const forward = (_event: unknown, payload: Parameters<typeof listener>[0]): void => listener(payload);
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.removeListener(name, forward);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
};

contextBridge.exposeInMainWorld('api', api);
