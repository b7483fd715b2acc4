import type { RunTableRow } from '@shared/run-table';
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { navigate } from '../../../ui/location';
import { notifyError } from '../../../ui/notify';
import { actOf, createSequenceGuard, type GridAct, type RowAct } from './grid-keys';
import { partOf, rowIndexOf } from './grid-targets';
import { useSelection } from './selection';
import { useTableStore } from './table-store';
import { useRowSelection } from './use-row-selection';
import type { TableView } from './use-stretches';

type RunRow = Extract<RunTableRow, { kind: 'run' }>;

/** What the table asks of its page. */
export interface GridActs {
  /** Does to all that are selected, or to these runs where none is. */
  readonly act: (
    act: Exclude<RowAct, 'open' | 'select' | 'selectAll' | 'clear'>,
    ids: readonly number[],
  ) => void;
  readonly selectAll: () => void;
  readonly menu: (row: RunRow) => ReactNode;
}

export interface Grid {
  /** Row that the keyboard is on; null while the table has not the focus. */
  readonly active: number | null;
  /** Grows each time a key moves it: then it is scrolled to. */
  readonly moves: number;
  /** Run whose menu is open. */
  readonly menuOf: number | null;
  readonly menu: (row: RunRow) => ReactNode;
  readonly closeMenu: () => void;
  readonly toggleAll: () => void;
  /** Runs of a group that was ticked. */
  readonly runsOf: (group: string) => readonly number[] | undefined;
  readonly props: {
    readonly onMouseDown: (event: MouseEvent<HTMLElement>) => void;
    readonly onClick: (event: MouseEvent<HTMLElement>) => void;
    readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

/** Keyboard and mouse of the table: one row is active, rows are ticked, opened, folded and acted upon. */
export function useGrid(view: TableView | null, acts: GridActs): Grid {
  const [active, setActive] = useState<number | null>(null);
  const [moves, setMoves] = useState(0);
  const [menuOf, setMenuOf] = useState<number | null>(null);
  const selection = useRowSelection(view);
  const isSecondKey = useMemo(() => createSequenceGuard(), []);
  const table = useRef<HTMLElement | null>(null);
  const rows = view?.totals.rows ?? 0;
  // Rows are drawn anew only where something of them changed, and this is handed to all of them.
  const closeMenu = useCallback((): void => {
    setMenuOf(null);
    table.current?.focus({ preventScroll: true });
  }, []);

  const open = (row: RunTableRow): void => {
    if (row.kind === 'run') navigate(`/runs/${row.id}`);
    else useTableStore.getState().toggleOpen(row.key);
  };
  // The same function always, since the head of the table is drawn anew for another.
  const all = useRef({ matched: 0, select: acts.selectAll });
  useLayoutEffect(() => {
    all.current = { matched: view?.totals.matched ?? 0, select: acts.selectAll };
  });
  const toggleAll = useCallback((): void => {
    const { ids, clear } = useSelection.getState();
    if (ids.size > 0 && ids.size >= all.current.matched) clear();
    else all.current.select();
  }, []);
  const moveTo = (to: number, isExtending: boolean): void => {
    const next = Math.max(0, Math.min(rows - 1, to));
    setActive(next);
    setMoves((count) => count + 1);
    if (isExtending) selection.extendTo(active ?? next, next);
  };
  const doRow = (act: RowAct, row: RunTableRow, index: number): void => {
    if (act === 'open') open(row);
    else if (act === 'select') selection.select(index, false);
    else if (act !== 'selectAll' && act !== 'clear') {
      selection
        .idsOf(row, index)
        .then((ids) => acts.act(act, ids))
        .catch(notifyError);
    }
  };
  /** False where there is nothing to do it to. */
  const perform = (act: GridAct): boolean => {
    if (act.kind === 'move') moveTo((active ?? -1) + act.by, act.isExtending);
    else if (act.kind === 'go') moveTo(act.to === 'first' ? 0 : rows - 1, act.isExtending);
    else if (act.kind === 'selectAll') acts.selectAll();
    else if (act.kind === 'clear') useSelection.getState().clear();
    else {
      const row = active === null ? undefined : view?.rowAt(active);
      if (row === undefined || active === null) return false;
      if (act.kind !== 'fold') doRow(act.kind, row, active);
      else if (row.kind === 'group' && row.isOpen !== act.isOpen) open(row);
    }
    return true;
  };

  return {
    active,
    moves,
    menuOf,
    menu: acts.menu,
    closeMenu,
    toggleAll,
    runsOf: selection.runsOf,
    props: {
      // The table has the focus, never what is drawn in it: rows come and go as it scrolls.
      onMouseDown: (event) => {
        const index = rowIndexOf(event.target);
        if (index === null || partOf(event.target) === 'menu') return;
        if (partOf(event.target) === 'tick') event.preventDefault();
        setActive(index);
        event.currentTarget.focus({ preventScroll: true });
      },
      onClick: (event) => {
        const index = rowIndexOf(event.target);
        if (index === null) return;
        const row = view?.rowAt(index);
        const part = partOf(event.target);
        if (row === undefined || part === 'link') return;
        if (part === 'menu' && row.kind === 'run') setMenuOf(menuOf === row.id ? null : row.id);
        else if (part === 'tick') selection.select(index, event.shiftKey);
        else if (String(getSelection()) === '') open(row);
      },
      onContextMenu: (event) => {
        const index = rowIndexOf(event.target);
        const row = index === null ? undefined : view?.rowAt(index);
        if (row?.kind !== 'run') return;
        event.preventDefault();
        setMenuOf(row.id);
      },
      onKeyDown: (event) => {
        if (event.target !== event.currentTarget) return;
        if (isSecondKey(event.key, event.timeStamp)) return;
        const act = actOf(event);
        if (act !== null && perform(act)) event.preventDefault();
      },
      onFocus: (event) => {
        table.current = event.currentTarget;
        if (event.target === event.currentTarget) setActive((old) => old ?? 0);
      },
      onBlur: (event) => {
        if (event.target === event.currentTarget && menuOf === null) setActive(null);
      },
    },
  };
}
