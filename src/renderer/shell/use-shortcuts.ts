import { useEffect } from 'react';
import { createKeyMatcher, type ShortcutAction } from './shortcuts';

/** Listens for shortcuts on the whole window, except while the user types or a dialog is open. */
export function useShortcuts(onAction: (action: ShortcutAction) => void): void {
  useEffect(() => {
    const matcher = createKeyMatcher();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || isDialogOpen()) return;
      const action = matcher.press(event.key, event.timeStamp);
      if (action === null) return;
      event.preventDefault();
      onAction(action);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [onAction]);
}

/** Puts the caret into the page's filter, the input marked `data-filter`. */
export function focusFilter(): void {
  const input = document.querySelector<HTMLInputElement>('input[data-filter]');
  input?.focus();
  input?.select();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')
  );
}

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
