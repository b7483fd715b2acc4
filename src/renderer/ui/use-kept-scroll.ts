import { type RefObject, useLayoutEffect } from 'react';

interface Kept {
  /** What was scrolled: of anything else the place means nothing. */
  readonly of: string;
  readonly top: number;
}

const kept = new Map<string, Kept>();

/**
 * Scrolls to where the user was when the page was left, as soon as there is enough to scroll, unless the user scrolls first.
 *
 * @param place the page or panel, of which one place is kept
 * @param of what it shows: of other rows it begins at the top
 */
export function useKeptScroll(element: RefObject<HTMLElement | null>, place: string, of: string): void {
  useLayoutEffect(() => {
    const scrolled = element.current;
    if (scrolled === null) return;
    const before = kept.get(place);
    const wanted = before?.of === of ? before.top : 0;
    const stop = wanted === 0 ? noWay : goTo(scrolled, wanted);
    const onScroll = (): void => {
      // What is passed on the way there is no place of the user's.
      if (stop.isDone()) kept.set(place, { of, top: scrolled.scrollTop });
    };
    scrolled.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      stop.now();
      scrolled.removeEventListener('scroll', onScroll);
    };
  }, [element, place, of]);
}

interface Way {
  readonly isDone: () => boolean;
  readonly now: () => void;
}

const noWay: Way = { isDone: () => true, now: () => undefined };
const moves = ['wheel', 'keydown', 'pointerdown'] as const;

/** Tries again whenever something is added, until it is there or the user moves. */
function goTo(scrolled: HTMLElement, wanted: number): Way {
  let isDone = false;
  const now = (): void => {
    isDone = true;
    grown.disconnect();
    for (const move of moves) scrolled.removeEventListener(move, now);
  };
  const tryOnce = (): void => {
    scrolled.scrollTop = wanted;
    if (scrolled.scrollTop >= wanted - 1) now();
  };
  const grown = new MutationObserver(tryOnce);
  grown.observe(scrolled, { childList: true, subtree: true, attributeFilter: ['style'] });
  for (const move of moves) scrolled.addEventListener(move, now, { passive: true });
  tryOnce();
  return { isDone: () => isDone, now };
}
