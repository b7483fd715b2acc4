import type { FieldInput } from '../fields/field';
import type { Json } from '../json';

/** What a list of values may hold beside numbers: the word that the form shows, and what the spec says for it. */
export function wordOf(
  input: FieldInput | undefined,
): { readonly word: string; readonly value: Json } | null {
  if (input?.type === 'autoOrInteger') return { word: 'auto', value: 'auto' };
  if (input !== undefined && 'emptyMeansNull' in input && input.emptyMeansNull !== undefined)
    return { word: input.emptyMeansNull.toLowerCase(), value: null };
  return null;
}

/** `16, 32, off`: values as typed, commas or blanks between them; null while one cannot be read. */
export function parseValues(text: string, word: ReturnType<typeof wordOf>): readonly Json[] | null {
  const parts = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((part) => part !== '');
  const values = parts.map((part) => (part === word?.word ? word.value : Number(part)));
  const isRead = values.every((value) => typeof value !== 'number' || Number.isFinite(value));
  return values.length > 0 && isRead ? values : null;
}

export function valuesText(values: Json | undefined, word: ReturnType<typeof wordOf>): string {
  if (!Array.isArray(values)) return typeof values === 'string' ? values : '';
  return values.map((value: Json) => (value === word?.value ? word.word : String(value))).join(', ');
}
