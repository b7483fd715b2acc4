import { useEffect } from 'react';
import { useJobs } from '../api/queries';
import { formatPercent } from '../ui/format';

/** How far the first running job is, in the title of the window, for who looks at the taskbar only. */
export function useWindowTitle(): void {
  const job = useJobs().data?.find(({ state }) => state === 'running');
  const title =
    job === undefined ? 'Longshort' : `${formatPercent(job.fraction, 0)} ${job.title} – Longshort`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
