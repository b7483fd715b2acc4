import type { TableView } from './use-stretches';

/** The id of the element of the active row; undefined while it is not drawn. */
export function activeRowId(view: TableView, active: number | null): string | undefined {
  const row = active === null ? undefined : view.rowAt(active);
  if (row === undefined) return undefined;
  return row.kind === 'run' ? `run-row-${row.id}` : `run-group-${row.key}`;
}

/** Index of the row that was clicked on; null beside all of them. */
export function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row === null ? null : Number(row.dataset.index);
}

/** What of a row was clicked on. */
export function partOf(target: EventTarget): 'link' | 'menu' | 'tick' | 'row' {
  if (!(target instanceof Element)) return 'row';
  if (target.closest('a') !== null) return 'link';
  if (target.closest('[data-row-menu]') !== null) return 'menu';
  return target.closest('[data-column="select"]') !== null ? 'tick' : 'row';
}
