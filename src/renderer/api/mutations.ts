import type { CallInput, CallName, CallOutput } from '@shared/contract';
import type { AppError } from '@shared/errors';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { call } from './client';

interface CallOptions<K extends CallName> {
  readonly onSuccess?: (value: CallOutput<K>, input: CallInput<K>) => void;
  /** The caller shows the error itself; otherwise it becomes a notification. */
  readonly isQuiet?: boolean;
}

/**
 * A call that changes something, as a mutation. What it changed comes back as a `changed` event, so callers
 * invalidate nothing themselves.
 */
export function useCall<K extends CallName>(
  name: K,
  { onSuccess, isQuiet = false }: CallOptions<K> = {},
): UseMutationResult<CallOutput<K>, AppError, CallInput<K>> {
  return useMutation<CallOutput<K>, AppError, CallInput<K>>({
    mutationFn: (input) => call(name, input),
    meta: { isQuiet },
    onSuccess: (value, input) => onSuccess?.(value, input),
  });
}
