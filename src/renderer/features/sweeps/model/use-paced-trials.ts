import type { AppError } from '@shared/errors';
import { QueryObserver, type QueryObserverResult, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { trialsQuery } from '../../../api/queries';
import type { KnownTrials } from '../../../api/sweep-trials';

type Result = QueryObserverResult<KnownTrials, AppError>;

/** The trials of a sweep, as often as so many can be drawn anew without stumbling; null before anything is known of them. */
export function usePacedTrials(id: number): Result | null {
  const client = useQueryClient();
  const [shown, setShown] = useState<Result | null>(null);
  useEffect(() => {
    const observer = new QueryObserver(client, trialsQuery(client, id));
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shownAt = Number.NEGATIVE_INFINITY;
    const show = (): void => {
      timer = undefined;
      shownAt = performance.now();
      setShown(observer.getCurrentResult());
    };
    const stop = observer.subscribe(({ data }) => {
      const wait = shownAt + paceOf(data?.trials.length ?? 0) - performance.now();
      timer ??= setTimeout(show, Math.max(0, wait));
    });
    show();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, id]);
  return shown;
}

/** Milliseconds between two looks at so many trials. */
const paceOf = (trials: number): number => (trials < 2000 ? 200 : trials < 20_000 ? 1000 : 3000);
