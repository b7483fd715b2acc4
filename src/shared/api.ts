import type { CallInput, CallName, CallOutput, EventName, EventPayload } from './contract';
import type { Outcome } from './errors';

/** What the preload script exposes to the window as `window.api`; nothing else crosses. */
export interface Api {
  call<K extends CallName>(name: K, input: CallInput<K>): Promise<Outcome<CallOutput<K>>>;
  /** Returns the function that stops listening. */
  on<K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void): () => void;
  /** Path on disk of a DOM `File` that was dropped onto the window. */
  pathOf(file: object): string;
}
