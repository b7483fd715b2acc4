import type { TableSample } from '@core/importing/detect';
import { parse } from 'csv-parse/sync';

/** A sample whose head is the whole text. */
export function sampleOf(text: string, further = ''): TableSample {
  const cut =
    (part: string) =>
    (delimiter: string): string[][] =>
      parse(part, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  return { head: cut(text), further: cut(further) };
}
