import type { Cell, GroupCell, RunTableRow } from '@shared/run-table';
import { formatAgo, formatCount, formatMoment } from '../../../../ui/format';
import { formatOf, type SplitMetric } from '../../metrics';
import { DASH, plainText } from './cell-text';
import type { DrawnColumn } from './use-drawn-columns';

type RunRow = Extract<RunTableRow, { kind: 'run' }>;

/** What a cell says, and what its title explains. */
export interface CellText {
  readonly text: string;
  /** Behind the figure: `± 0.12`. */
  readonly deviation: string | null;
  readonly title: string | undefined;
  readonly isQuiet: boolean;
}

/** A cell of a run; `isLog` where its label is a logarithm, as that of volatility is. */
export function runCellText(
  { words, cell, deviation, kind }: DrawnColumn,
  row: RunRow,
  isLog: boolean,
): CellText {
  const value = row.cells[cell] ?? null;
  const { metric } = words;
  if (metric !== null) {
    if (typeof value !== 'number') return missingFigure(row, metric, isLog);
    const format = formatOf(metric, isLog);
    const sd = deviation === null ? null : row.cells[deviation];
    const spread = typeof sd === 'number' ? `± ${format(sd)}` : null;
    const title = spread === null ? undefined : `${format(value)} ${spread} s.d. over the seeds`;
    return { text: format(value), deviation: spread, title, isQuiet: false };
  }
  const text = words.format(value);
  return { text, deviation: null, title: titleOf(kind, value, text), isQuiet: text === DASH };
}

function missingFigure({ state }: RunRow, metric: SplitMetric, isLog: boolean): CellText {
  const none = { deviation: null, isQuiet: true } as const;
  if (state !== 'done') return { ...none, text: DASH, title: 'Known when the run is done' };
  if (metric.of !== 'direction' || isLog)
    return { ...none, text: DASH, title: 'A figure of another label than this run has' };
  return { ...none, text: 'n/a', title: `Undefined: ${metric.whenUndefined}` };
}

/** A cell of a group: of numbers mean ± s.d. over its runs, of moments the newest, of others what all share. */
export function groupCellText(
  { words, kind, width }: DrawnColumn,
  cell: GroupCell,
  isLog: boolean,
): CellText {
  const { mean, sd, min, max, count, value } = cell;
  if (kind === 'time') return spanText(min, max);
  if (kind === 'number' && mean !== null) {
    const write = words.metric === null ? words.format : formatOf(words.metric, isLog);
    const range = `${write(min ?? mean)} to ${write(max ?? mean)} over ${formatCount(count, 'run')}`;
    const text = write(mean);
    if (min === max || sd === null) return { text, deviation: null, title: range, isQuiet: false };
    const spread = `± ${write(sd)}`;
    const title = `${text} ${spread} s.d.\n${range}`;
    return { text, deviation: hasRoom(width, text, spread) ? spread : null, title, isQuiet: false };
  }
  const text = plainText(value);
  if (text === DASH)
    return { text, deviation: null, title: 'Not the same in all of its runs', isQuiet: true };
  return { text: words.format(value), deviation: null, title: undefined, isQuiet: false };
}

/** Pixels of a digit at most, and of what stands around the figures. */
const [DIGIT, AROUND] = [8, 20];

/** Where there is none the deviation is left to the title: half a figure would be a wrong one. */
function hasRoom(width: number, text: string, spread: string): boolean {
  return (text.length + spread.length) * DIGIT + AROUND <= width + DIGIT;
}

function spanText(min: number | null, max: number | null): CellText {
  if (min === null || max === null) return { text: DASH, deviation: null, title: undefined, isQuiet: true };
  const title = `${formatMoment(min)} to ${formatMoment(max)}`;
  return { text: formatAgo(max, Date.now()), deviation: null, title, isQuiet: true };
}

function titleOf(kind: DrawnColumn['kind'], value: Cell, text: string): string | undefined {
  if (kind === 'time' && typeof value === 'number') return formatMoment(value);
  return kind === 'text' && text !== DASH ? text : undefined;
}
