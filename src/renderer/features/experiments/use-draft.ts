import type { Experiment } from '@shared/experiments';
import { useCallback, useMemo } from 'react';
import { useWorkspacePath } from '../../api/use-workspace-path';
import { withConsequences } from './consequences';
import { type Draft, draftKey, useDraftStore } from './draft-store';
import { listOf } from './feature-list';
import { getAt, type Json, parseJson, setAt } from './json';
import { isSameSpec, toJson } from './spec-defaults';
import { withPlanInStep } from './sweep/edits';
import { withFeatures } from './sweep/features';

export interface DraftEditor {
  /** The spec as it would be saved: the draft, or what is stored where nothing was edited. */
  readonly value: Json;
  /** What the JSON editor shows. */
  readonly text: string;
  readonly isDirty: boolean;
  /** Whether the JSON text parses; the form cannot show it otherwise. */
  readonly isText: boolean;
  /** Changes a field, and with it what the new value refuses elsewhere. */
  readonly setField: (path: string, next: Json | undefined) => void;
  /** The same with a value that depends on what is there at that moment, however long ago the page was drawn. */
  readonly change: (path: string, edit: (now: Json | undefined) => Json | undefined) => void;
  /** Changes the draft as a whole, for what goes through several fields. */
  readonly update: (edit: (now: Json) => Json) => void;
  readonly setText: (text: string) => void;
  /** Forgets the layout of the JSON text, which would be stale once the form is edited. */
  readonly leaveText: () => void;
  readonly discard: () => void;
}

/** The edits of one experiment, kept until they are saved or discarded. */
export function useDraft(experiment: Experiment): DraftEditor {
  const key = draftKey(useWorkspacePath(), experiment.id);
  const draft = useDraftStore((store) => store.drafts[key]);
  const { put, drop } = useDraftStore.getState();
  const saved = useMemo(() => toJson(experiment.spec), [experiment.spec]);
  const value = draft?.value ?? saved;

  const keep = useCallback(
    (next: Draft) => {
      const isClean = next.text === null && isSameSpec(next.value, experiment.spec);
      if (isClean) drop(key);
      else put(key, next);
    },
    [key, experiment.spec, put, drop],
  );

  const update = useCallback(
    (edit: (now: Json) => Json) => {
      const now = useDraftStore.getState().drafts[key]?.value ?? saved;
      keep({ value: withPlanInStep(now, edit(now)), text: null });
    },
    [key, saved, keep],
  );
  const change = useCallback(
    (path: string, edit: (now: Json | undefined) => Json | undefined) =>
      update((now) => {
        const next = edit(getAt(now, path));
        if (path === 'features') return withFeatures(now, listOf(next));
        const changes = Object.entries(withConsequences(now, path, next));
        return changes.reduce((draft, [at, to]) => setAt(draft, at, to), now);
      }),
    [update],
  );
  const setField = useCallback((path: string, next: Json | undefined) => change(path, () => next), [change]);

  return {
    value,
    text: draft?.text ?? JSON.stringify(value, null, 2),
    isDirty: draft !== undefined && !(isParsed(draft.text) && isSameSpec(draft.value, experiment.spec)),
    isText: draft === undefined || isParsed(draft.text),
    setField,
    change,
    update,
    setText: (text) => {
      const parsed = parseJson(text);
      keep({ value: parsed.ok ? parsed.value : value, text });
    },
    leaveText: () => draft !== undefined && isParsed(draft.text) && keep({ value: draft.value, text: null }),
    discard: () => drop(key),
  };
}

function isParsed(text: string | null): boolean {
  return text === null || parseJson(text).ok;
}
