import type { Finding } from '@shared/series';

/** What a file counts: a table without lines has rows. */
export type Place = 'line' | 'row';

export type Example = Finding['examples'][number];

const maxExamples = 20;

export function finding(
  kind: Finding['kind'],
  severity: Finding['severity'],
  count: number,
  { message, examples = [] }: { readonly message: string; readonly examples?: readonly Example[] },
): Finding {
  return { kind, severity, count, message, examples: examples.slice(0, maxExamples) };
}

/** Counts all, keeps the first few. */
export class ExampleList {
  count = 0;
  readonly examples: Example[] = [];

  /** The reason is asked for only where it is kept. */
  add(line: number, column: string | null, reason: () => string): void {
    this.count += 1;
    if (this.examples.length < maxExamples) this.examples.push({ line, column, reason: reason() });
  }
}

/** `1 row`, `1,234 rows`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : plural}`;
}

/**
 * An example as a line of an error's details: `Line 17, column Close: "abc" is not a number.`
 */
export function describeExample({ line, column, reason }: Example, place: Place = 'line'): string {
  const where = `${place === 'line' ? 'Line' : 'Row'} ${line}`;
  return column === null ? `${where}: ${reason}` : `${where}, column ${column}: ${reason}`;
}
