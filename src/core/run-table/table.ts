import type { RunColumn, RunTable, RunTableAsk, RunTableRow } from '@shared/run-table';
import type { JobState } from '@shared/runs';
import { jobStates } from '@shared/runs';
import {
  type Arranged,
  columnOf,
  type Found,
  findRuns,
  type Grouped,
  groupFound,
  hiddenRows,
  liveRows,
} from './arrange';
import { cellOf, groupCellOf } from './cells';
import { distinctValues, frequentTexts } from './distinct';
import { type Column, isText, type RunFrame } from './frame';
import type { RunGroup } from './group';
import type { QueryMoment } from './query/tests';
import { fieldKinds } from './resolve-field';

/**
 * Answers about the runs of a frame. What was found, sorted and grouped last is kept: scrolling asks for the same rows again, of other
 * stretches, and grouping for the same runs in the same order.
 */
export interface RunTableAnswers {
  table(ask: RunTableAsk, moment: QueryMoment): RunTable;
  columns(isWithArchived: boolean): RunColumn[];
  /** @throws never: a faulty query finds nothing, since what follows is done to all that it finds */
  ids(ask: Pick<RunTableAsk, 'query' | 'archived'>, moment: QueryMoment): number[];
}

/** Of a query that asks for ages an arrangement is good for so long. */
const moments = 10_000;

export function createRunTableAnswers(frame: RunFrame): RunTableAnswers {
  const [found, grouped, listed] = [keepLast<Found>(), keepLast<Grouped>(), keepLast<RunColumn[]>()];
  const arrange = (ask: RunTableAsk, moment: QueryMoment): Arranged => {
    const { query, sort, groupBy, archived } = ask;
    const about = JSON.stringify([frame.revision, Math.floor(moment.now / moments), query, sort, archived]);
    const runs = found(about, () => findRuns(frame, ask, moment));
    const groups = grouped(`${about} ${JSON.stringify(groupBy)}`, () => groupFound(frame, runs.matched, ask));
    return { ...runs, ...groups, isHidden: hiddenRows(frame, ask.hidden) };
  };
  return {
    table: (ask, moment) => tableOf(frame, arrange(ask, moment), ask),
    columns(isWithArchived) {
      return listed(`${frame.revision} ${isWithArchived}`, () => columnsOf(frame, isWithArchived));
    },
    ids({ query, archived }, moment) {
      const { matched, fault } = findRuns(frame, { query, archived, sort: [] }, moment);
      return fault === null ? Array.from(matched, (row) => frame.ids[row]!) : [];
    },
  };
}

/** Makes what was not made last. */
function keepLast<T>(): (key: string, make: () => T) => T {
  let last: { readonly key: string; readonly made: T } | null = null;
  return (key, make) => {
    if (last?.key !== key) last = { key, made: make() };
    return last.made;
  };
}

function tableOf(frame: RunFrame, arranged: Arranged, ask: RunTableAsk): RunTable {
  const columns = ask.columns.map((key) => columnOf(frame, key));
  const runRow = (row: number): RunTableRow => runRowOf(frame, columns, row);
  const { rows, shown } =
    arranged.groups === null
      ? plainRows(arranged, ask, runRow)
      : groupedRows(arranged, ask, runRow, (group, isOpen) =>
          groupRowOf(frame, arranged, columns, group, isOpen),
        );
  const { total, matched, fault } = arranged;
  return { total, matched: matched.length, rows, shown, fault };
}

interface Stretch {
  readonly rows: number;
  readonly shown: readonly RunTableRow[];
}

function plainRows(
  { matched, isHidden }: Arranged,
  { offset, limit }: RunTableAsk,
  runRow: (row: number) => RunTableRow,
): Stretch {
  const seen = matched.filter((row) => isHidden[row] === 0);
  return { rows: seen.length, shown: Array.from(seen.slice(offset, offset + limit), runRow) };
}

function groupedRows(
  { groups, isHidden }: Arranged,
  { offset, limit, open }: RunTableAsk,
  runRow: (row: number) => RunTableRow,
  groupRow: (group: RunGroup, isOpen: boolean) => RunTableRow,
): Stretch {
  const isOpened = new Set(open);
  const shown: RunTableRow[] = [];
  let at = 0;
  const isWithin = (): boolean => at >= offset && at < offset + limit;
  for (const group of groups ?? []) {
    const isOpen = isOpened.size > 0 && isOpened.has(group.key());
    if (isWithin()) shown.push(groupRow(group, isOpen));
    at++;
    if (!isOpen) continue;
    for (let k = 0; k < group.rows.length; k++) {
      const row = group.rows[k]!;
      if (isHidden[row] === 1) continue;
      if (isWithin()) shown.push(runRow(row));
      at++;
    }
  }
  return { rows: at, shown };
}

function runRowOf(frame: RunFrame, columns: readonly (Column | undefined)[], row: number): RunTableRow {
  const factOf = (key: string) => cellOf(frame, frame.column(key), row);
  return {
    kind: 'run',
    id: frame.ids[row]!,
    name: String(factOf('name') ?? ''),
    state: stateOf(factOf('state')),
    color: Number(factOf('#color') ?? 0),
    isPinned: factOf('pinned') === true,
    isArchived: factOf('archived') === true,
    cells: columns.map((column) => cellOf(frame, column, row)),
  };
}

function stateOf(value: unknown): JobState {
  const state = jobStates.find((known) => known === value);
  if (state === undefined) throw new Error(`A run is in the unknown state ${String(value)}.`);
  return state;
}

function groupRowOf(
  frame: RunFrame,
  { told }: Arranged,
  columns: readonly (Column | undefined)[],
  { key, rows }: RunGroup,
  isOpen: boolean,
): RunTableRow {
  return {
    kind: 'group',
    key: key(),
    by: told.map(({ key, column }) => ({ key, value: cellOf(frame, column, rows[0]!) })),
    runs: rows.length,
    isOpen,
    cells: columns.map((column) => groupCellOf(frame, column, rows)),
  };
}

const mostExamples = 20;

function columnsOf(frame: RunFrame, isWithArchived: boolean): RunColumn[] {
  const rows = liveRows(frame, isWithArchived);
  return [...fieldKinds(frame)].flatMap(([key, kind]): RunColumn[] => {
    if (key.startsWith('#')) return [];
    const column = frame.column(key);
    if (column === undefined) return [{ key, kind, distinct: 0, examples: [] }];
    const distinct = distinctValues(column, rows);
    const examples = isText(column) ? frequentTexts(frame, column, rows, mostExamples) : [];
    return [{ key, kind, distinct, examples }];
  });
}
