interface KeyActions {
  readonly active: number | null;
  readonly count: number;
  readonly moveTo: (index: number) => void;
  readonly toggle: () => void;
  readonly open: () => void;
}

/** Does what a key asks for; false where it asks for nothing. */
export function trialKey(key: string, { active, count, moveTo, toggle, open }: KeyActions): boolean {
  const at = active ?? -1;
  if (key === 'ArrowDown' || key === 'j') moveTo(at + 1);
  else if (key === 'ArrowUp' || key === 'k') moveTo(at - 1);
  else if (key === 'PageDown') moveTo(at + 12);
  else if (key === 'PageUp') moveTo(at - 12);
  else if (key === 'Home') moveTo(0);
  else if (key === 'End') moveTo(count - 1);
  else if (key === ' ' || key === 'x') toggle();
  else if (key === 'Enter') open();
  else return false;
  return true;
}
