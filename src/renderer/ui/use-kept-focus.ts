import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard among controls that come and go: where the one that had the focus is taken away, the first of those left gets it,
 * and where it was only disabled for a moment, it gets it back.
 */
export function useKeptFocus<E extends HTMLElement>(): RefObject<E | null> {
  const around = useRef<E>(null);
  useEffect(() => {
    const controls = around.current;
    if (controls === null) return;
    let last: HTMLElement | null = null;
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) last = target;
    };
    const onBlur = ({ target: left }: FocusEvent): void => {
      // What is being taken away blurs first: only afterwards it is known whether the user went elsewhere.
      queueMicrotask(() => {
        if (last === left && last !== null && isUsable(last)) last = null;
      });
    };
    const onChange = (): void => {
      if (last === null || document.activeElement !== document.body) return;
      const next = last.isConnected ? last : controls.querySelector('button');
      if (next !== null && isUsable(next)) next.focus({ preventScroll: true });
    };
    const changes = new MutationObserver(onChange);
    changes.observe(controls, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    controls.addEventListener('focusin', onFocus);
    controls.addEventListener('focusout', onBlur);
    return () => {
      changes.disconnect();
      controls.removeEventListener('focusin', onFocus);
      controls.removeEventListener('focusout', onBlur);
    };
  }, []);
  return around;
}

const isUsable = (control: HTMLElement): boolean => control.isConnected && !control.matches(':disabled');
