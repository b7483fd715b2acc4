import type { CsvSample } from '@core/importing/detect';
import type { Delimiter } from '@core/importing/detect-delimiter';
import { parse } from 'csv-parse/sync';
import { csvOptions } from './csv-rows';
import { type InspectedFile, readRange } from './inspect-file';

const headBytes = 256 * 1024;
const windowBytes = 16 * 1024;
const headRows = 200;

/**
 * The first rows of a file, and rows from half-way and from the end: minute bars of one morning do not tell
 * days from months.
 */
export async function sampleFile(file: InspectedFile): Promise<CsvSample> {
  const head = await readText(file, 0, headBytes);
  const starts = file.sizeBytes > headBytes ? [file.sizeBytes / 2, file.sizeBytes - windowBytes] : [];
  const windows = await Promise.all(
    starts.map((start) => readText(file, 2 * Math.floor(start / 2), windowBytes)),
  );
  const isWhole = file.sizeBytes <= headBytes;
  return {
    head: (delimiter) => cut(isWhole ? head : dropLastLine(head), delimiter),
    further: (delimiter) => windows.flatMap((text) => cut(dropLastLine(dropFirstLine(text)), delimiter)),
  };
}

async function readText(file: InspectedFile, start: number, length: number): Promise<string> {
  const text = new TextDecoder(file.encoding).decode(await readRange(file.path, start, length));
  // Excel's hint on the delimiter is no row.
  return start === 0 ? text.replace(/^sep=.\r?\n/i, '') : text;
}

/** Rows up to the first that cannot be cut; the whole file is read with a fault in words. */
function cut(text: string, delimiter: Delimiter): string[][] {
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
