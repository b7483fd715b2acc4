/** What a key asks of the table that has the focus. */
export type GridAct =
  | { readonly kind: 'move'; readonly by: number; readonly isExtending: boolean }
  | { readonly kind: 'go'; readonly to: 'first' | 'last'; readonly isExtending: boolean }
  | { readonly kind: 'fold'; readonly isOpen: boolean }
  | { readonly kind: RowAct };

export type RowAct =
  | 'open'
  | 'select'
  | 'selectAll'
  | 'clear'
  | 'edit'
  | 'tag'
  | 'pin'
  | 'archive'
  | 'hide'
  | 'compare'
  | 'remove';

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Rows that a page key moves by. */
const PAGE = 15;

const rowKeys: Readonly<Record<string, RowAct>> = {
  Enter: 'open',
  ' ': 'select',
  x: 'select',
  Escape: 'clear',
  F2: 'edit',
  t: 'tag',
  p: 'pin',
  e: 'archive',
  h: 'hide',
  c: 'compare',
  Delete: 'remove',
};

/** Null where the key is not the table's. */
export function actOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): GridAct | null {
  const isCommand = ctrlKey || metaKey;
  if (isCommand && key.toLowerCase() === 'a') return { kind: 'selectAll' };
  if (isCommand || altKey) return null;
  const move = (by: number): GridAct => ({ kind: 'move', by, isExtending: shiftKey });
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return move(1);
    case 'ArrowUp':
    case 'k':
      return move(-1);
    case 'PageDown':
      return move(PAGE);
    case 'PageUp':
      return move(-PAGE);
    case 'Home':
      return { kind: 'go', to: 'first', isExtending: shiftKey };
    case 'End':
      return { kind: 'go', to: 'last', isExtending: shiftKey };
    case 'ArrowRight':
      return { kind: 'fold', isOpen: true };
    case 'ArrowLeft':
      return { kind: 'fold', isOpen: false };
    default: {
      const act = rowKeys[key];
      return act === undefined ? null : { kind: act };
    }
  }
}

/** Tells the second key of a sequence such as `g e`, which is the window's, from one of the table's. */
export function createSequenceGuard(withinMs = 1000): (key: string, at: number) => boolean {
  let begun = Number.NEGATIVE_INFINITY;
  return (key, at) => {
    const isSecond = at - begun <= withinMs;
    begun = key === 'g' && !isSecond ? at : Number.NEGATIVE_INFINITY;
    return isSecond;
  };
}
