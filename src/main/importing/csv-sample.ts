import type { TableSample } from '@core/importing/detect';
import type { Delimiter } from '@core/importing/detect-delimiter';
import { parse } from 'csv-parse/sync';
import type { TextParts } from './byte-source';
import { csvOptions } from './csv-rows';
import { firstRows } from './plain-rows';
import type { Encoding } from './text-encoding';

const headRows = 200;

/**
 * The first rows of a text, and rows from half-way and from the end: minute bars of one morning do not tell
 * days from months.
 */
export function sampleOf({ head, isWhole, further }: TextParts, encoding: Encoding): TableSample {
  const text = (bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes);
  // Excel's hint on the delimiter is no row.
  const first = text(head).replace(/^sep=.\r?\n/i, '');
  const windows = further.map(text);
  return {
    head: (delimiter) => cut(isWhole ? first : dropLastLine(first), delimiter),
    further: (delimiter) => windows.flatMap((part) => cut(dropLastLine(dropFirstLine(part)), delimiter)),
  };
}

/** Rows up to the first that cannot be cut; the whole file is read with a fault in words. */
function cut(text: string, delimiter: Delimiter): string[][] {
  if (!text.includes('"')) return firstRows(text, delimiter, headRows);
  const options = { ...csvOptions(delimiter), to: headRows, skip_records_with_error: true };
  return parse(text, { ...options, quote: hasBalancedQuotes(text) ? '"' : null });
}

/** A part of a file may end inside of a quoted cell; the cells are then judged with their quotes on. */
function hasBalancedQuotes(text: string): boolean {
  return (text.match(/"/g)?.length ?? 0) % 2 === 0;
}

function dropFirstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? '' : text.slice(end);
}

function dropLastLine(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}
