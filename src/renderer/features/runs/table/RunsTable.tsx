import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useKeptScroll } from '../../../ui/use-kept-scroll';
import { FRAME_WIDTH, LEAST_NAME_WIDTH, NAME_WIDTH } from './columns/fitting-columns';
import type { DrawnColumns } from './columns/use-drawn-columns';
import { activeRowId } from './grid-targets';
import { HeadRow } from './head/HeadRow';
import { BodyRows } from './rows/BodyRows';
import type { TickState } from './rows/Tick';
import styles from './runs-table.module.css';
import type { RowRange } from './stretches';
import { useTableStore } from './table-store';
import type { Grid } from './use-grid';
import type { TableView } from './use-stretches';

interface Props {
  readonly view: TableView;
  readonly drawn: DrawnColumns;
  readonly grid: Grid;
  readonly headTick: TickState;
  readonly onRange: (range: RowRange) => void;
  readonly onMoveColumn: (key: string, onto: string) => void;
  readonly onShiftColumn: (key: string, by: number) => void;
}

const ROW_HEIGHT = 34;
const HEAD_HEIGHT = 44;

/** The runs, drawn only where they are seen. What keys and clicks do is in `use-grid`. */
export function RunsTable({
  view,
  drawn,
  grid,
  headTick,
  onRange,
  onMoveColumn,
  onShiftColumn,
}: Props): ReactNode {
  const scroll = useRef<HTMLDivElement>(null);
  const sort = useTableStore((state) => state.sort);
  const ownWidth = useTableStore((state) => state.widths.name);
  const isFirst = useTableStore((state) => state.columns === null);
  const nameWidth = ownWidth ?? (isFirst ? LEAST_NAME_WIDTH : NAME_WIDTH);
  const virtualizer = useVirtualizer({
    count: view.totals.rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange({ first, last }), [onRange, first, last]);
  // Other rows begin at their top; the same rows with other cells stay where they are.
  const { place } = view;
  const before = useRef(place);
  useLayoutEffect(() => {
    if (before.current !== place) virtualizer.scrollToOffset(0);
    before.current = place;
  }, [place, virtualizer]);
  useKeptScroll(scroll, 'runs', place);
  const { active, moves } = grid;
  const moved = useRef(moves);
  useEffect(() => {
    if (moved.current !== moves && active !== null) virtualizer.scrollToIndex(active, { align: 'auto' });
    moved.current = moves;
  }, [active, moves, virtualizer]);

  const width = drawn.columns.reduce((sum, column) => sum + column.width, FRAME_WIDTH + nameWidth);
  return (
    <div ref={scroll} className={styles.scroll} data-testid="runs-scroll">
      <table
        className={styles.table}
        {...gridProps(activeRowId(view, grid.active))}
        {...grid.props}
        aria-label="Runs"
        aria-rowcount={view.totals.rows + 1}
        data-testid="runs-table"
        style={tableStyle(width, nameWidth, ownWidth !== undefined)}
      >
        <thead>
          <HeadRow
            drawn={drawn}
            sort={sort}
            tick={headTick}
            nameWidth={nameWidth}
            onTick={grid.toggleAll}
            onMove={onMoveColumn}
            onShift={onShiftColumn}
          />
        </thead>
        <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          <BodyRows items={items} view={view} drawn={drawn} grid={grid} />
        </tbody>
      </table>
    </div>
  );
}

/** A table that the arrow keys move in, as the ARIA practices have it. */
const gridProps = (activeRow: string | undefined) =>
  ({
    role: 'grid',
    tabIndex: 0,
    'aria-multiselectable': true,
    'aria-activedescendant': activeRow,
  }) as const;

/** The name takes what the other columns leave, unless it was given a width. */
function tableStyle(width: number, nameWidth: number, isGiven: boolean): CSSProperties {
  const widths = {
    '--name-width': `${nameWidth}px`,
    '--name-most': isGiven ? `${nameWidth}px` : 'none',
  };
  return { minWidth: width, ...widths };
}
