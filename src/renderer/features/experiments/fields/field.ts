import type { SeriesSummary } from '@shared/series';
import { getAt, type Json } from '../json';
import { defaultOf } from '../spec-defaults';

/** One of the words that a field may hold. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Stands in place of the field's help while this is chosen. */
  readonly help?: string;
  /** Whether the form offers it in a draft; always unless told. */
  readonly when?: Condition;
  /** Why it cannot be chosen in a draft that reads this series; undefined where it can. The form greys it and says so. */
  readonly whyNot?: (draft: Json, series: SeriesSummary | undefined) => string | undefined;
}

/** Whether something applies to a draft. */
export type Condition = (draft: Json) => boolean;

/** How one field of the spec is entered. */
export type FieldInput =
  | { readonly type: 'integer' | 'number'; readonly step?: number; readonly emptyMeansNull?: string }
  | { readonly type: 'choice'; readonly choices: readonly Choice[] }
  | { readonly type: 'autoOrInteger' }
  /** Numbers with commas between them. */
  | { readonly type: 'numbers' }
  /** Other series, each with a name, its timing and its lag. */
  | { readonly type: 'auxiliary' }
  /** Further series of bars. */
  | { readonly type: 'panel' }
  /** `auto`, or some of these words. */
  | { readonly type: 'autoOrSome'; readonly choices: readonly Choice[] }
  | { readonly type: 'series' | 'calendar' | 'date' | 'text' };

/** One field of the spec as the form, the read-only view and the comparison name it. */
export interface SpecField {
  readonly path: string;
  readonly label: string;
  readonly unit?: string;
  readonly help: string | ((draft: Json) => string);
  readonly input: FieldInput;
  /** Where it changes nothing it is not shown; it always applies unless told. */
  readonly when?: Condition;
  /** Rarely changed: behind the section's fold. */
  readonly isAdvanced?: boolean;
  /** The range that a sweep of it begins with, where the rule for all numbers gives a worse one; or the drafts in which it can be swept. */
  readonly search?: Range | Condition;
}

/** Both inclusive; even in the logarithm where told. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly log?: boolean;
}

export interface SpecSection {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly fields: readonly SpecField[];
  /** Fields beside each other; 3 unless told. */
  readonly columns?: 2 | 4;
}

/** Whether the field at a path is one of these, its default counting where the draft leaves it out. */
export function isOneOf(path: string, ...values: readonly Json[]): Condition {
  return (draft) => values.includes(getAt(draft, path) ?? defaultOf(path) ?? null);
}

/** Of fields that no sweep may move: they are the question, its price, or chance. */
export const neverSearched: Condition = () => false;

export const applies = (field: SpecField, draft: Json): boolean => field.when?.(draft) ?? true;

/** What to say below a field of this draft, whatever its value. */
export function helpOfAll({ help }: SpecField, draft: Json): string {
  return typeof help === 'string' ? help : help(draft);
}

/** What to say below a field of this draft. */
export function helpOf(field: SpecField, draft: Json): string {
  const help = helpOfAll(field, draft);
  if (field.input.type !== 'choice') return help;
  const value = getAt(draft, field.path) ?? defaultOf(field.path);
  return field.input.choices.find((choice) => choice.value === value)?.help ?? help;
}

export function share(path: string, label: string, help: string): SpecField {
  return { path, label, unit: 'share', help, input: { type: 'number', step: 0.05 } };
}
