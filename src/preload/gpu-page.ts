import { type IpcRendererEvent, ipcRenderer } from 'electron';

/** A browser's; the types of this room know none. */
declare const Worker: new (
  url: string,
  options: { readonly type: 'module' },
) => {
  postMessage(message: null, ports: IpcRendererEvent['ports']): void;
  addEventListener(type: 'message', listener: (event: { readonly data: string }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message: string }) => void): void;
};
declare const location: { readonly search: string };

/** Hands the ports of main on to the worker, and what the worker says to the log of main. */
const worker = new Worker(`worker.js${location.search}`, { type: 'module' });
ipcRenderer.on('port', ({ ports }) => worker.postMessage(null, ports));
worker.addEventListener('message', ({ data }) => ipcRenderer.send('problem', data));
worker.addEventListener('error', ({ message }) => ipcRenderer.send('broken', message));
