import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

interface ErrorSink {
  readonly onError: (error: unknown) => void;
}

/**
 * The one cache of what main has told. Answers stay fresh until a `changed` event says otherwise, so nothing is
 * refetched on focus or on a timer. A mutation with `meta: { isQuiet: true }` reports its error itself.
 */
export function createQueryClient({ onError }: ErrorSink): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
    queryCache: new QueryCache({
      // A query without data shows its error in its own place; only a failed refresh would go unseen.
      onError: (error, query) => {
        if (query.state.data !== undefined) onError(error);
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (mutation.meta?.isQuiet !== true) onError(error);
      },
    }),
  });
}
