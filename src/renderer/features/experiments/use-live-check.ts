import { useDebouncedValue } from '@mantine/hooks';
import type { SpecCheck } from '@shared/experiments';
import { useEffect, useState } from 'react';
import { useSpecCheck } from '../../api/queries';
import type { Json } from './json';

/**
 * The check of a draft while it is edited. One is under way at a time: on a million bars it takes longer than the next edit, and
 * of the drafts in between only the last is of interest.
 */
export function useLiveCheck(draft: Json): SpecCheck | undefined {
  const [settled] = useDebouncedValue(draft, 200);
  const [asked, setAsked] = useState(draft);
  const { data, isFetching } = useSpecCheck(asked);
  useEffect(() => {
    if (!isFetching) setAsked(settled);
  }, [settled, isFetching]);
  return data;
}
