import { nearestOf } from '../text/nearest';
import { type Column, type ColumnKind, isText, type RunFrame } from './frame';
import { ageKey, aliases, knownFields } from './known-fields';

/** A field of a query and the column that holds it; no run has a value where there is none. */
export interface ResolvedField {
  readonly key: string;
  readonly kind: ColumnKind | 'age';
  readonly column: Column | undefined;
}

/**
 * Finds what a name means: a column, an old name of one, `test.trading.sharpe` for `test.sharpe`, or the last part of one field of the
 * spec alone, as `hidden`; letter case aside. Null where there is no such field.
 */
export function resolveField(frame: RunFrame, name: string): ResolvedField | null {
  const kinds = fieldKinds(frame);
  const key = keyOf(kinds, name);
  if (key === ageKey) return { key, kind: 'age', column: undefined };
  return key === null ? null : { key, kind: kinds.get(key)!, column: frame.column(key) };
}

/** The field nearest to a name that means none; null where none comes near. */
export function nearestField(frame: RunFrame, name: string): string | null {
  const keys = [...fieldKinds(frame).keys(), ageKey];
  if (name.includes('.')) return nearestOf(name, keys);
  const nearest = nearestOf(name, keys.map(lastPart));
  return keys.find((key) => lastPart(key) === nearest) ?? null;
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** Every field with its kind, those that all runs can have first. */
export function fieldKinds(frame: RunFrame): ReadonlyMap<string, ColumnKind> {
  const found = kept.get(frame);
  if (found?.layout === frame.layout) return found.kinds;
  const kinds = new Map(knownFields());
  for (const key of frame.keys) {
    const column = frame.column(key)!;
    // A column of nothing but n/a tells nothing of its kind.
    if (!kinds.has(key) || isText(column) || !column.values.every(Number.isNaN)) kinds.set(key, column.kind);
  }
  kept.set(frame, { layout: frame.layout, kinds });
  return kinds;
}

const kept = new WeakMap<RunFrame, { layout: number; kinds: ReadonlyMap<string, ColumnKind> }>();

function keyOf(kinds: ReadonlyMap<string, ColumnKind>, name: string): string | null {
  if (kinds.has(name)) return name;
  const lower = name.toLowerCase();
  if (lower === ageKey) return ageKey;
  const alias = aliases.get(lower);
  if (alias !== undefined) return alias;
  const plain = lower.replace(/^(test|validation|train)\.trading\./, '$1.');
  const keys = [...kinds.keys()];
  const same = keys.find((key) => key.toLowerCase() === plain);
  if (same !== undefined) return same;
  const ends = keys.filter((key) => key.toLowerCase().endsWith(`.${plain}`));
  return ends.length === 1 ? ends[0]! : null;
}
