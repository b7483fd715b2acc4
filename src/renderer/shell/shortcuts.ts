import type { MenuCommand } from '@shared/app';

/** What a key can ask for: everything the menu can, and what needs no menu line. */
export type ShortcutAction = MenuCommand | 'focus-filter' | 'toggle-nav';

export interface Shortcut {
  /** Keys pressed one after the other, as `KeyboardEvent.key` names them. */
  readonly keys: string;
  readonly action: ShortcutAction;
  readonly label: string;
}

export const shortcuts: readonly Shortcut[] = [
  { keys: 'g d', action: 'go-data', label: 'Go to Data' },
  { keys: 'g e', action: 'go-experiments', label: 'Go to Experiments' },
  { keys: 'g f', action: 'go-features', label: 'Go to Features' },
  { keys: 'g w', action: 'go-sweeps', label: 'Go to Sweeps' },
  { keys: 'g r', action: 'go-runs', label: 'Go to Runs' },
  { keys: 'g c', action: 'go-compare', label: 'Go to Compare' },
  { keys: 'g s', action: 'go-settings', label: 'Go to Settings' },
  { keys: 'i', action: 'import', label: 'Import data' },
  { keys: 'n', action: 'new-experiment', label: 'New experiment' },
  { keys: '/', action: 'focus-filter', label: 'Focus the filter of the page' },
  { keys: '[', action: 'toggle-nav', label: 'Fold or unfold the navigation' },
  { keys: '?', action: 'shortcuts', label: 'Show this list' },
];

/** Keys of a chart that has the focus; for the cheat sheet. */
export const chartKeys: readonly { readonly keys: string; readonly label: string }[] = [
  { keys: '← →', label: 'Pan; with Shift by a whole screen' },
  { keys: '+ −', label: 'Zoom in and out' },
  { keys: 'Home End', label: 'Go to the first or the last bar' },
  { keys: '0', label: 'Show everything' },
];

/** Keys of the experiment editor; for the cheat sheet. */
export const editorKeys: readonly { readonly keys: string; readonly label: string }[] = [
  { keys: 'Ctrl+S', label: 'Save the experiment' },
  { keys: 'Ctrl+Enter', label: 'Save and run it' },
  { keys: 'Ctrl+Shift+Enter', label: 'Save and sweep it' },
  { keys: 'Alt+↑ Alt+↓', label: 'Move the feature up or down' },
];

/** Keys of the table of runs while it has the focus; for the cheat sheet. */
export const runsTableKeys: readonly { readonly keys: string; readonly label: string }[] = [
  { keys: '↑ ↓', label: 'Move; also k and j. With Shift it selects' },
  { keys: '← →', label: 'Fold and unfold the group' },
  { keys: 'Space', label: 'Select; also x. Escape selects none' },
  { keys: 'Ctrl+A', label: 'Select all that match the filter' },
  { keys: 'Enter', label: 'Open the run' },
  { keys: 'F2', label: 'Change its name, tags and note' },
  { keys: 't', label: 'Tag what is selected' },
  { keys: 'p', label: 'Pin it, so that it stands first' },
  { keys: 'e', label: 'Archive it' },
  { keys: 'h', label: 'Hide it; groups still count it' },
  { keys: 'c', label: 'Compare it, 2 to 20 runs' },
  { keys: 'Delete', label: 'Delete it' },
  { keys: 'Alt+← Alt+→', label: 'On a header: move the column' },
];

/** Keys of the table of trials of a sweep while it has the focus; for the cheat sheet. */
export const trialsTableKeys: readonly { readonly keys: string; readonly label: string }[] = [
  { keys: '↑ ↓', label: 'Move; also k and j' },
  { keys: 'Space', label: 'Tick the trial; also x' },
  { keys: 'Enter', label: 'Open everything about it' },
];

/** Keys of the table of features while it has the focus; for the cheat sheet. */
export const featuresTableKeys: readonly { readonly keys: string; readonly label: string }[] = [
  { keys: '↑ ↓', label: 'Choose a feature; also k and j' },
  { keys: 'Space', label: 'Switch it on or off' },
];

/** How long the first key of a sequence is remembered, in milliseconds. */
const SEQUENCE_MS = 1000;

export interface KeyMatcher {
  /** The action that this key completes, or null. `at` in milliseconds. */
  press(key: string, at: number): ShortcutAction | null;
}

/** Recognises single keys and sequences such as `g d`. */
export function createKeyMatcher(known: readonly Shortcut[] = shortcuts): KeyMatcher {
  let pending: { readonly key: string; readonly at: number } | null = null;
  return {
    press(key, at) {
      const first = pending !== null && at - pending.at <= SEQUENCE_MS ? pending.key : null;
      pending = null;
      const sequence = known.find(({ keys }) => first !== null && keys === `${first} ${key}`);
      if (sequence !== undefined) return sequence.action;
      const single = known.find(({ keys }) => keys === key);
      if (single !== undefined) return single.action;
      if (known.some(({ keys }) => keys.startsWith(`${key} `))) pending = { key, at };
      return null;
    },
  };
}
