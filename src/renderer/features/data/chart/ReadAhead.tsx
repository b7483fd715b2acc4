import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSeriesList } from '../../../api/queries';
import { openingQuery } from './use-series-chart';

/**
 * Has the process that answers for charts started, and the end of the first series read, once the window has nothing else to do:
 * who then goes to the data page finds its chart there.
 */
export function ReadAhead() {
  const client = useQueryClient();
  const first = useSeriesList().data?.[0]?.id;
  useEffect(() => {
    if (first === undefined) return;
    const idle = requestIdleCallback(() => void client.prefetchQuery(openingQuery(first)));
    return () => cancelIdleCallback(idle);
  }, [client, first]);
  return null;
}
