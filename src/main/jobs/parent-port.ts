import type { GpuAnswer, ToJob } from './protocol';

/** A message of main, and what it handed over with it. */
export interface ParentMessage {
  readonly data: ToJob | GpuAnswer;
  readonly ports: readonly TransferredPort[];
}

/** The part of Electron's `MessagePortMain` that is used. */
export interface TransferredPort {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** The part of Electron's `process.parentPort` that is used. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: ParentMessage) => void): unknown;
  off(event: 'message', listener: (message: ParentMessage) => void): unknown;
}

/** The way to main from a utility process of Electron; plain Node processes have none. */
export const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
