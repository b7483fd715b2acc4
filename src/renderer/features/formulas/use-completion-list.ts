import type { FormulaCompletion, FormulaHelp } from '@shared/formulas';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { insertText } from '../../ui/insert-text';
import { isWorthShowing, opensList, stepped, withCompletion } from './completing';

interface Source {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly help: FormulaHelp | null;
  /** Whether the help is of the text and the cursor as they are now. */
  readonly isCurrent: boolean;
  readonly isFocused: boolean;
}

export interface CompletionListState {
  readonly isOpen: boolean;
  /** Escape was pressed since the last change: nothing is to stand over the page. */
  readonly isDismissed: boolean;
  readonly entries: readonly FormulaCompletion[];
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly take: (index: number) => void;
  /** Tells of a change of the text. */
  readonly changed: (text: string, cursor: number) => void;
  readonly close: () => void;
  /** Acts on a key that is meant for the list; false where it is meant for the text. */
  readonly handleKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
}

/** The list below the word that is typed: when it is open, which entry is active, and what the keys do. */
export function useCompletionList({ field, text, help, isCurrent, isFocused }: Source): CompletionListState {
  const [isWanted, setWanted] = useState(false);
  const [isDismissed, setDismissed] = useState(false);
  const [chosen, setActive] = useState(0);
  /** An entry was asked for while those of the text were on their way: the first of them is taken once they are there. */
  const isAwaited = useRef(false);
  const isTaking = useRef(false);
  const entries = help?.completions ?? noEntries;
  const active = Math.min(chosen, Math.max(0, entries.length - 1));
  const isOpen = isWanted && isFocused && entries.length > 0 && (!isCurrent || isWorthShowing(text, entries));

  const take = (index: number): void => {
    const entry = entries[index];
    if (!isCurrent) isAwaited.current = true;
    else if (entry !== undefined && field.current !== null) {
      isTaking.current = true;
      insertText(field.current, entry);
      isTaking.current = false;
    }
  };
  useEffect(() => {
    if (!isAwaited.current || !isCurrent) return;
    isAwaited.current = false;
    // While React is at work it would put the old text back for a moment, and with that the field's undo is gone.
    queueMicrotask(() => take(0));
  });

  const open = (): void => {
    setActive(0);
    setWanted(true);
    setDismissed(false);
  };
  const dismiss = (): void => {
    setWanted(false);
    setDismissed(true);
  };
  const actionOf = (event: KeyboardEvent): (() => void) | null => {
    if (event.key === ' ' && event.ctrlKey) return open;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
    const entry = entries[active];
    const changesText = !isCurrent || (entry !== undefined && withCompletion(text, entry).text !== text);
    switch (event.key) {
      case 'Escape':
        return isOpen || (help?.signature != null && !isDismissed) ? dismiss : null;
      case 'ArrowDown':
        return isOpen ? () => setActive(stepped(active, 1, entries.length)) : null;
      case 'ArrowUp':
        return isOpen ? () => setActive(stepped(active, -1, entries.length)) : null;
      case 'Enter':
      case 'Tab':
        return isOpen && changesText ? () => take(active) : null;
      default:
        return null;
    }
  };

  return {
    isOpen,
    isDismissed,
    entries,
    active,
    setActive,
    take,
    changed: (next, cursor) => {
      setActive(0);
      setDismissed(false);
      isAwaited.current = false;
      setWanted(isTaking.current ? next.slice(0, cursor).endsWith('(') : opensList(next, cursor));
    },
    close: () => {
      isAwaited.current = false;
      setWanted(false);
    },
    handleKey: (event) => {
      const action = actionOf(event);
      if (action === null) return false;
      event.preventDefault();
      event.stopPropagation();
      action();
      return true;
    },
  };
}

const noEntries: readonly FormulaCompletion[] = [];
