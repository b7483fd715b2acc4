import type { Api } from '@shared/api';
import type { CallInput, CallName, CallOutput } from '@shared/contract';
import { fromEnvelope } from '@shared/errors';

declare global {
  interface Window {
    /** Put there by the preload script; the only way out of this window. */
    readonly api: Api;
  }
}

/** Asks the main process and gives its answer, or throws the `AppError` it sent instead. */
export async function call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
  const outcome = await window.api.call(name, input);
  if (!outcome.ok) throw fromEnvelope(outcome.error);
  return outcome.value;
}
