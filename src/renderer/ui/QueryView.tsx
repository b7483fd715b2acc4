import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './ErrorState';

interface QueryViewProps<T> {
  readonly query: UseQueryResult<T, Error>;
  /** Of the size of what will come, so that nothing jumps; five grey lines unless told. */
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** Draws a query in whichever of its three states it is: loading, failed, or there. */
export function QueryView<T>({ query, skeleton, children }: QueryViewProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <>{skeleton ?? <LineSkeleton lines={5} />}</>;
}

const widths = ['92%', '78%', '85%', '64%', '80%', '71%', '88%', '59%'] as const;

/** Up to eight grey lines of uneven length. */
export function LineSkeleton({ lines }: { readonly lines: number }) {
  return (
    <Stack gap="xs" p="md" aria-busy="true" role="status" aria-label="Loading">
      {widths.slice(0, lines).map((width) => (
        <Skeleton key={width} h={12} w={width} />
      ))}
    </Stack>
  );
}
