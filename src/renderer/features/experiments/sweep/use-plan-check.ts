import { useDebouncedValue } from '@mantine/hooks';
import type { SweepCheck } from '@shared/sweeps';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../../api/client';
import { keys } from '../../../api/keys';
import type { Json } from '../json';
import { hasPlan } from './plan';

/** The check of a draft's plan while it is edited, one at a time as with the draft itself; undefined where there is no plan. */
export function usePlanCheck(draft: Json): SweepCheck | undefined {
  const [settled] = useDebouncedValue(draft, 200);
  const [asked, setAsked] = useState(draft);
  const { data, isFetching } = useQuery({
    queryKey: keys.planCheck(asked),
    queryFn: () => call('sweeps.check', { spec: asked }),
    enabled: hasPlan(asked),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  useEffect(() => {
    if (!isFetching) setAsked(settled);
  }, [settled, isFetching]);
  return hasPlan(draft) ? data : undefined;
}
