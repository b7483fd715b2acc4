import type { TrialRow } from '@shared/sweeps';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useKeptScroll } from '../../../ui/use-kept-scroll';
import { useSelection } from '../model/selection-store';
import { useSweepView } from '../model/use-sweep-view';
import { HeadRow, TICK_WIDTH, TrialTableRow } from './TrialTableRows';
import type { TrialColumn } from './trial-columns';
import { trialKey } from './trial-key';
import styles from './trial-table.module.css';

interface Props {
  readonly rows: readonly TrialRow[];
  readonly columns: readonly TrialColumn[];
}

/** A table that the arrow keys move in, as the ARIA practices have it. */
const gridProps = (active: number | undefined) =>
  ({
    role: 'grid',
    tabIndex: 0,
    'aria-multiselectable': true,
    'aria-activedescendant': active === undefined ? undefined : `trial-row-${active}`,
  }) as const;

const ROW_HEIGHT = 28;

/** The trials, drawn only where they are seen. Arrow keys move, Space ticks, Enter opens. */
export function TrialTable({ rows, columns }: Props): ReactNode {
  const { best, sweep } = useSweepView();
  const { ticked, tick, open } = useSelection();
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const tickedSet = useMemo(() => new Set(ticked), [ticked]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.number ?? index,
    scrollPaddingStart: ROW_HEIGHT + 2,
    overscan: 8,
  });
  useKeptScroll(scroll, 'trials', String(sweep.id));
  const toggle = (number: number): void =>
    tick(tickedSet.has(number) ? ticked.filter((other) => other !== number) : [...ticked, number]);
  const moveTo = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    virtualizer.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || rows.length === 0) return;
    const isHandled = trialKey(event.key, {
      active,
      count: rows.length,
      moveTo,
      toggle: () => active !== null && rows[active] !== undefined && toggle(rows[active].number),
      open: () => active !== null && rows[active] !== undefined && open(rows[active].number),
    });
    if (isHandled) event.preventDefault();
  };
  const width = columns.reduce((sum, column) => sum + column.width, TICK_WIDTH);
  return (
    <div ref={scroll} className={styles.scroll} data-testid="trials-scroll">
      <table
        className={styles.table}
        {...gridProps(active === null ? undefined : rows[active]?.number)}
        aria-label="Trials"
        aria-rowcount={rows.length}
        data-testid="trials-table"
        style={{ width }}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target === event.currentTarget && setActive((old) => old ?? 0)}
        onBlur={() => setActive(null)}
      >
        <thead>
          <HeadRow columns={columns} rows={rows} ticked={ticked} onTick={tick} />
        </thead>
        <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const trial = rows[item.index];
            return trial === undefined ? null : (
              <TrialTableRow
                key={trial.number}
                trial={trial}
                columns={columns}
                top={item.start}
                index={item.index}
                isActive={item.index === active}
                isTicked={tickedSet.has(trial.number)}
                isBest={best.has(trial.number)}
                onTick={() => toggle(trial.number)}
                onOpen={() => open(trial.number)}
              />
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.none}>No trial lies in all the stretches selected.</p>}
    </div>
  );
}
