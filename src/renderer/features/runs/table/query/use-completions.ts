import type { RunColumn } from '@shared/run-table';
import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { insertText } from '../../../../ui/insert-text';
import { completionsAt, type Entry, isBegun, taken } from './completion';

interface Source {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly columns: readonly RunColumn[];
  /** Queries of before, offered while nothing is written. */
  readonly recent: readonly string[];
}

export interface Completions {
  readonly isOpen: boolean;
  readonly entries: readonly Entry[];
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly take: (index: number) => void;
  /** Tells where the cursor is and whether it got there by writing. */
  readonly moved: (text: string, cursor: number, isWritten: boolean) => void;
  readonly close: () => void;
  /** Acts on a key that is meant for the list; false where it is meant for the text. */
  readonly handleKey: (event: KeyboardEvent) => boolean;
}

const none: readonly Entry[] = [];

/** The list below the query: when it is open, which entry is active, what the keys do. */
export function useCompletions({ field, text, columns, recent }: Source): Completions {
  const [cursor, setCursor] = useState(text.length);
  const [isWanted, setWanted] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const entries = useMemo(() => {
    if (!isWanted) return none;
    return text === '' && recent.length > 0 ? recent.map(asEntry) : completionsAt(text, cursor, columns);
  }, [isWanted, text, cursor, columns, recent]);
  const isOpen = entries.length > 0 && !isAlone(entries, text);
  const active = Math.min(chosen ?? 0, Math.max(0, entries.length - 1));

  const close = (): void => {
    setWanted(false);
    setChosen(null);
  };
  const open = (): void => {
    setChosen(null);
    setWanted(true);
  };
  const take = (index: number): void => {
    const entry = entries[index];
    if (entry === undefined || field.current === null) return;
    const { from, to } = entry;
    const next = text === '' ? { text: entry.insert, cursor: entry.insert.length } : taken(text, entry);
    const insert = next.text.slice(from, next.text.length - (text.length - to));
    insertText(field.current, { from, to, insert });
    field.current.setSelectionRange(next.cursor, next.cursor);
    setCursor(next.cursor);
    setChosen(null);
    setWanted(text !== '' && isBegun(next.text, next.cursor));
  };
  const step = (by: number): void => setChosen((active + by + entries.length) % entries.length);

  return {
    isOpen,
    entries,
    active,
    setActive: setChosen,
    take,
    moved: (next, at, isWritten) => {
      setCursor(at);
      if (!isWritten) return;
      setChosen(null);
      setWanted(isBegun(next, at));
    },
    close,
    handleKey: (event) => {
      const action = actionOf(event, { isOpen, isChosen: chosen !== null, open, close, step, active, take });
      if (action === null) return false;
      event.preventDefault();
      event.stopPropagation();
      action();
      return true;
    },
  };
}

interface Means extends Pick<Completions, 'isOpen' | 'active' | 'take' | 'close'> {
  readonly isChosen: boolean;
  readonly open: () => void;
  readonly step: (by: number) => void;
}

/** Enter takes what was moved to; without that it ends the query, as a bare word is one. */
function actionOf(event: KeyboardEvent, { isOpen, isChosen, ...act }: Means): (() => void) | null {
  if (event.key === ' ' && event.ctrlKey) return act.open;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (!isOpen) return event.key === 'ArrowDown' ? act.open : null;
  if (event.key === 'ArrowDown') return () => act.step(isChosen ? 1 : 0);
  if (event.key === 'ArrowUp') return () => act.step(-1);
  if (event.key === 'Escape') return act.close;
  if (event.key === 'Tab') return () => act.take(act.active);
  return event.key === 'Enter' && isChosen ? () => act.take(act.active) : null;
}

const asEntry = (query: string): Entry => ({ insert: query, note: 'recent', from: 0, to: 0 });

/** Whether the one entry that there is stands there already. */
function isAlone(entries: readonly Entry[], text: string): boolean {
  const [only] = entries;
  return entries.length === 1 && only !== undefined && text.slice(only.from, only.to) === only.insert;
}
