import type { FeatureDescriptor } from '@shared/features';
import type { SeriesSummary } from '@shared/series';
import type { SweepCheck } from '@shared/sweeps';
import { createContext, useContext } from 'react';
import type { Faults } from './faults';
import type { Json } from './json';

/** What every field of the form reads and writes. */
export interface SpecEditor {
  readonly value: Json;
  readonly setField: (path: string, next: Json | undefined) => void;
  /** Changes a field by what it holds at that moment. */
  readonly change: (path: string, edit: (now: Json | undefined) => Json | undefined) => void;
  /** Changes several fields at once, by what they hold at that moment. */
  readonly update: (edit: (now: Json) => Json) => void;
  readonly faults: Faults;
  /** What the search of it would do; undefined while there is no plan, or until it was checked. */
  readonly sweep: SweepCheck | undefined;
  /** Faults of the plan alone, which keep the experiment from being searched and not from being run. */
  readonly planFaults: Faults;
  readonly series: readonly SeriesSummary[];
  readonly catalog: readonly FeatureDescriptor[];
}

const Context = createContext<SpecEditor | null>(null);

export const SpecEditorProvider = Context.Provider;

export function useSpecEditor(): SpecEditor {
  const editor = useContext(Context);
  if (editor === null) throw new Error('useSpecEditor needs a SpecEditorProvider above it');
  return editor;
}

/** Id of the input that edits a path, so that a fault can send the keyboard there. */
export const fieldId = (path: string): string => `field-${path}`;

export function focusField(path: string): void {
  const exact = document.getElementById(fieldId(path));
  const below = document.querySelector<HTMLElement>(`[id^="${CSS.escape(fieldId(path))}"]`);
  const target = exact ?? below ?? document.getElementById(`section-${path.split('.')[0]}`);
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}
