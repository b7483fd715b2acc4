import { useSpecEditor } from '../editor-context';
import { capitalise } from '../faults';
import type { Json, JsonObject } from '../json';
import { notSweeping, sweeping, withDimension } from './edits';
import { type Swept, sweptAt } from './plan';

/** What is swept at a path, and how to change that. */
export interface DimensionEditor {
  /** Undefined where the field has one value. */
  readonly swept: Swept | undefined;
  readonly start: (propose: (draft: Json) => JsonObject) => void;
  readonly stop: () => void;
  /** Replaces members of the dimension; undefined removes one. */
  readonly set: (change: Readonly<Record<string, Json | undefined>>) => void;
  /** What is wrong with it, as sentences. */
  readonly problems: readonly string[];
}

export function useDimension(path: string): DimensionEditor {
  const { value, update, faults, planFaults } = useSpecEditor();
  const swept = sweptAt(value, path);
  const place = `sweep.space.${swept?.index}`;
  const found = swept === undefined ? [] : [...faults.under(place), ...planFaults.under(place)];
  return {
    swept,
    start: (propose) => update((draft) => sweeping(draft, propose(draft))),
    stop: () => update((draft) => notSweeping(draft, path)),
    set: (change) => update((draft) => withDimension(draft, path, change)),
    problems: [...new Set(found.map((fault) => capitalise(fault.message)))],
  };
}
