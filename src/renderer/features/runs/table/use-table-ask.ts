import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { askedColumns } from './columns/asked-columns';
import type { TableAsk } from './table-queries';
import { useTableStore } from './table-store';

/** Letters typed faster than this are asked for together. */
const TYPING_MS = 60;

/** What the table asks for, as the store has it; the same object until something of it changes. */
export function useTableAsk(): TableAsk {
  const typed = useTableStore((state) => state.query);
  const sort = useTableStore((state) => state.sort);
  const groupBy = useTableStore((state) => state.groupBy);
  const archived = useTableStore((state) => state.isArchivedShown);
  const hidden = useTableStore((state) => state.hidden);
  const open = useTableStore((state) => state.open);
  const chosen = useTableStore((state) => state.columns);
  const hasDeviations = useTableStore((state) => state.hasDeviations);
  const [query] = useDebouncedValue(typed, TYPING_MS, { leading: true });
  const columns = useMemo(() => askedColumns(chosen, hasDeviations), [chosen, hasDeviations]);
  return useMemo(
    () => ({ query, sort, groupBy, columns, archived, hidden, open }),
    [query, sort, groupBy, columns, archived, hidden, open],
  );
}
