import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard in a list whose rows go away when their buttons are pressed: where the row that had the focus is
 * gone, the focus goes to the link of the row that took its place, or of the last one.
 */
export function useKeptFocus(rows: string): RefObject<HTMLTableElement | null> {
  const table = useRef<HTMLTableElement>(null);
  const lastPlace = useRef<number | null>(null);
  useEffect(() => {
    const element = table.current;
    if (element === null) return;
    const remember = ({ target }: FocusEvent): void => {
      const place = allRows(element, rows).findIndex((row) => target instanceof Node && row.contains(target));
      lastPlace.current = place < 0 ? null : place;
    };
    const forget = ({ relatedTarget }: FocusEvent): void => {
      // A removed row or a disabled button gives the focus to nobody; a user gives it to something.
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) lastPlace.current = null;
    };
    const observer = new MutationObserver(() => {
      if (lastPlace.current === null || document.activeElement !== document.body) return;
      const left = allRows(element, rows);
      left[Math.min(lastPlace.current, left.length - 1)]?.querySelector('a')?.focus();
    });
    element.addEventListener('focusin', remember);
    element.addEventListener('focusout', forget);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', remember);
      element.removeEventListener('focusout', forget);
    };
  }, [rows]);
  return table;
}

const allRows = (table: HTMLElement, rows: string): readonly Element[] => [...table.querySelectorAll(rows)];
