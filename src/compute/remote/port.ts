/** One end of a channel to another thread or process. What is posted is cloned, and arrives in order. */
export interface Port {
  post(message: unknown): void;
  /** Called once, before anything is expected to arrive; nothing arrives after the other end has gone. */
  listen(onMessage: (message: unknown) => void, onClose: () => void): void;
  close(): void;
}

/** What the `MessagePort` of browsers and that of Node have in common. */
interface TargetPort {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

/** Electron's own `MessagePortMain`, in the main process and in utility processes. */
interface EmitterPort {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

export function fromTarget(port: TargetPort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen(onMessage, onClose) {
      port.addEventListener('message', ({ data }) => onMessage(data));
      port.addEventListener('close', () => onClose());
      port.start();
    },
    close: () => port.close(),
  };
}

export function fromEmitter(port: EmitterPort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen(onMessage, onClose) {
      port.on('message', ({ data }) => onMessage(data));
      port.on('close', () => onClose());
      port.start();
    },
    close: () => port.close(),
  };
}
