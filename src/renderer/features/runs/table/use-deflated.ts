import { useDebouncedValue } from '@mantine/hooks';
import type { RunHonesty } from '@shared/honesty';
import type { RunTableRow } from '@shared/run-table';
import { useHonestyOfRuns } from '../../../api/queries';

/** Rows that pass by are not worth the work. */
const REST_MS = 250;

/** What stands beside the Sharpe ratios of these rows, by run; of those on screen alone, since it takes all trials on their data. */
export function useDeflated(
  rows: readonly (RunTableRow | undefined)[],
  isShown: boolean,
): ReadonlyMap<number, RunHonesty> {
  const ids = rows.flatMap((row) => (row?.kind === 'run' && row.state === 'done' ? [row.id] : []));
  const [text] = useDebouncedValue(isShown ? ids.join() : '', REST_MS);
  return useHonestyOfRuns(text === '' ? [] : text.split(',').map(Number));
}
