import type { Json } from './json';

/** Numbers as typed, commas or blanks between them; null while what stands there is no such list. */
export function parseNumberList(text: string): readonly number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const numbers = parts.map(Number);
  return numbers.length > 0 && numbers.every(Number.isFinite) ? numbers : null;
}

/** What the spec holds, as it would be typed. */
export function numberListText(value: Json | undefined): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' ? value : '';
}
