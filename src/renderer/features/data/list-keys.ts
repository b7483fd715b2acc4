import type { KeyboardEvent } from 'react';

/**
 * Arrow keys, Home and End go from row to row of a list of buttons, as the ARIA practices have it: one stop for Tab,
 * however many series there are. Enter opens the row, as on any button.
 */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.findIndex((row) => row.matches(':focus'));
  const place = placeAfter(event.key, at, rows.length - 1);
  if (place === null) return;
  event.preventDefault();
  rows[place]?.focus();
}

/** Row that a key leads to; null for keys that lead nowhere. */
export function placeAfter(key: string, at: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
