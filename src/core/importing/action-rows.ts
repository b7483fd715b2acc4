import type { ActionRows } from '@shared/actions';
import type { CorporateAction } from '@shared/series';

type Column = 'date' | 'split' | 'dividend';

/** How files name their columns, small letters. */
const names: Readonly<Record<Column, readonly string[]>> = {
  date: ['date', 'ex-date', 'ex date', 'exdate'],
  split: ['split', 'splits', 'stock splits', 'stock split', 'ratio', 'split_ratio'],
  dividend: ['dividend', 'dividends', 'amount', 'div'],
};

/**
 * Reads lines `date,split,dividend`, such as Yahoo's of splits and of dividends: separated by comma, semicolon or tab, with or without a
 * header, which then may leave a column out. Dates such as 2014-06-09; splits as 7, 7:1 or 7/1; empty or 0 is none.
 */
export function readActionRows(text: string): ActionRows {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const header = headerOf(lines[0]?.cells ?? []);
  const columns = header ?? ['date', 'split', 'dividend'];
  const actions: CorporateAction[] = [];
  const problems: string[] = [];
  for (const { number, cells } of header ? lines.slice(1) : lines) {
    const read = readLine(columns, cells);
    if (typeof read === 'string') problems.push(`Line ${number}: ${read}.`);
    else actions.push(...read);
  }
  return { actions: [...actions].sort((a, b) => a.time - b.time), problems };
}

function cellsOf(line: string): readonly string[] {
  return line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function headerOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const columns = cells.map(
    (cell) =>
      (Object.keys(names) as Column[]).find((name) => names[name].includes(cell.toLowerCase())) ?? null,
  );
  return columns.includes('date') ? columns : null;
}

/** The actions of a line, or what is wrong with it. */
function readLine(
  columns: readonly (Column | null)[],
  cells: readonly string[],
): readonly CorporateAction[] | string {
  const cell = (name: Column): string => cells[columns.indexOf(name)] ?? '';
  const time = parseDate(cell('date'));
  if (time === null) return `"${cell('date')}" is no date such as 2014-06-09`;
  const split = parseSplit(cell('split'));
  if (split === null) return `"${cell('split')}" is no split such as 7 or 7:1`;
  const dividend = parseAmount(cell('dividend'));
  if (dividend === null) return `"${cell('dividend')}" is no amount such as 0.47`;
  const actions: CorporateAction[] = [];
  if (dividend > 0) actions.push({ kind: 'dividend', time, value: dividend });
  if (split > 0) actions.push({ kind: 'split', time, value: split });
  return actions.length > 0 ? actions : 'it holds neither a split nor a dividend';
}

function parseDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  // 2014-02-30 becomes the second of March.
  return new Date(time || 0).toISOString().startsWith(text) ? time : null;
}

/** New shares for one old; 0 where there is none. */
function parseSplit(text: string): number | null {
  const [left = '', right = '1', ...more] = text.split(/[:/]/);
  const after = parseAmount(left);
  const before = parseAmount(right);
  if (after === null || before === null || more.length > 0) return null;
  return after > 0 && before > 0 ? after / before : after === 0 && right === '1' ? 0 : null;
}

/** 0 where the cell is empty. */
function parseAmount(text: string): number | null {
  if (text === '') return 0;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}
