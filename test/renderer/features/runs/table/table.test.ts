import { askedColumns } from '@renderer/features/runs/table/columns/asked-columns';
import { numberText } from '@renderer/features/runs/table/columns/cell-text';
import { fullTitle, wordsOf } from '@renderer/features/runs/table/columns/column-words';
import {
  defaultColumns,
  movedBy,
  movedOnto,
  shownColumns,
} from '@renderer/features/runs/table/columns/default-columns';
import { groupCellText, runCellText } from '@renderer/features/runs/table/columns/figure-text';
import { LEAST_NAME_WIDTH } from '@renderer/features/runs/table/columns/fitting-columns';
import { withLedgerColumns } from '@renderer/features/runs/table/columns/ledger-columns';
import { drawnColumns } from '@renderer/features/runs/table/columns/use-drawn-columns';
import { actOf, createSequenceGuard } from '@renderer/features/runs/table/grid-keys';
import { groupTitle, partsToName } from '@renderer/features/runs/table/groups/group-name';
import { rangeBetween, targetsOf, toggled } from '@renderer/features/runs/table/selection';
import { orderOf, sortedBy } from '@renderer/features/runs/table/sorting';
import { asksFor, STRETCH, stretchesFor, stretchesSeen } from '@renderer/features/runs/table/stretches';
import { withRecent } from '@renderer/features/runs/table/table-store';
import type { RunColumn, RunTableRow } from '@shared/run-table';
import { describe, expect, it } from 'vitest';

const column = (key: string, distinct = 2, kind: RunColumn['kind'] = 'number'): RunColumn => ({
  key,
  kind,
  distinct,
  examples: [],
});

const all = withLedgerColumns([
  column('name', 9, 'text'),
  column('state', 2, 'text'),
  column('series', 1, 'text'),
  column('createdAt', 9, 'time'),
  column('seconds', 9),
  column('model.hidden', 3),
  column('test.accuracy', 9),
  column('test.accuracy.sd', 9),
  column('test.sharpe', 9),
  column('test.totalReturn', 9),
  column('test.maxDrawdown', 9),
  column('test.forecast.r2', 0),
]);

describe('the columns of the table of runs', () => {
  it('are at first those that some run has a value of, the series only where there are several, the deflated Sharpe ratio behind the Sharpe ratio', () => {
    expect(shownColumns(all, { chosen: null, isDifferingOnly: false })).toEqual(
      defaultColumns.filter((key) => key !== 'test.forecast.r2' && key !== 'series'),
    );
  });

  it('are those that most runs will have while there is no result', () => {
    const none = all.map((one) => ({ ...one, distinct: one.key.startsWith('test.') ? 0 : one.distinct }));
    const shown = shownColumns(none, { chosen: null, isDifferingOnly: false });
    expect(shown).toContain('test.sharpe');
    expect(shown).not.toContain('test.forecast.r2');
  });

  const deviating = (from: readonly RunColumn[]): readonly RunColumn[] => [
    ...from,
    ...from.filter(({ key }) => /^test\.(?!deflated)/.test(key)).map(({ key }) => column(`${key}.sd`)),
  ];
  const several = (keys: readonly string[]) =>
    deviating(all.map((one) => (keys.includes(one.key) ? { ...one, distinct: 3 } : one)));

  it.each([
    ['one series', several([])],
    ['several series', several(['series'])],
    ['several series, and forecasts beside directions', several(['series', 'test.forecast.r2'])],
  ])('fit into a window of 1280 pixels at first, with deviations: %s', (_, columns) => {
    const shown = shownColumns(columns, { chosen: null, isDifferingOnly: false });
    const { columns: drawn } = drawnColumns(columns, shown, askedColumns(null, true), {});
    expect(drawn.some(({ deviation }) => deviation !== null)).toBe(true);
    const width = drawn.reduce((sum, one) => sum + one.width, 0);
    const [navigation, scrollBar, tickAndMenu] = [200, 10, 76];
    expect(width).toBeLessThanOrEqual(1280 - navigation - scrollBar - tickAndMenu - LEAST_NAME_WIDTH);
    for (const key of ['state', 'createdAt', 'test.sharpe', 'test.deflated', 'test.maxDrawdown'])
      expect(shown).toContain(key);
  });

  it('are all of those that were chosen, however wide', () => {
    const chosen = [...defaultColumns, 'model.hidden'].filter((key) => key !== 'test.forecast.r2');
    expect(shownColumns(several([]), { chosen, isDifferingOnly: false })).toEqual(chosen);
  });

  it('are only those that differ where that is asked for', () => {
    expect(shownColumns(all, { chosen: ['series', 'model.hidden'], isDifferingOnly: true })).toEqual([
      'model.hidden',
    ]);
  });

  it('move by places and onto each other', () => {
    expect(movedBy(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(movedBy(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(movedOnto(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a']);
    expect(movedOnto(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
  });

  it('find their cells by the keys that the rows were asked for, not by their own order', () => {
    const { columns } = drawnColumns(
      all,
      ['test.accuracy', 'model.hidden'],
      ['label.kind', 'model.hidden', 'test.accuracy', 'test.accuracy.sd'],
      {},
    );
    expect(columns.map(({ cell, deviation }) => [cell, deviation])).toEqual([
      [2, 3],
      [1, null],
    ]);
  });

  it('are named by their split or section', () => {
    expect(fullTitle(wordsOf('test.maxDrawdown'))).toBe('Test max drawdown');
    expect(fullTitle(wordsOf('validation.sharpe.sd'))).toBe('Validation Sharpe s.d.');
    expect(fullTitle(wordsOf('model.hidden'))).toBe('Model · Hidden units');
    expect(fullTitle(wordsOf('unheard.of'))).toBe('unheard.of');
  });
});

const run = (cells: readonly (number | string | null)[], state: 'done' | 'running' = 'done') =>
  ({
    kind: 'run',
    id: 1,
    name: 'A',
    state,
    color: 0,
    isPinned: false,
    isArchived: false,
    cells,
  }) as const satisfies RunTableRow;

describe('a cell', () => {
  const keys = ['test.accuracy', 'test.accuracy.sd', 'model.hidden'];
  const { columns } = drawnColumns(all, ['test.accuracy', 'model.hidden'], keys, {});
  const [accuracy, hidden] = columns;

  it('of a run shows the mean over the seeds with its deviation', () => {
    expect(runCellText(accuracy!, run([0.5123, 0.004, 64]), false)).toMatchObject({
      text: '51.2%',
      deviation: '± 0.4%',
    });
    expect(runCellText(hidden!, run([0.5123, 0.004, 64]), false).text).toBe('64');
  });

  it('of a run tells what is undefined from what is not known yet', () => {
    expect(runCellText(accuracy!, run([null, null, 64]), false).text).toBe('n/a');
    expect(runCellText(accuracy!, run([null, null, 64], 'running'), false)).toMatchObject({
      text: '–',
      title: 'Known when the run is done',
    });
  });

  it('of a group shows mean and deviation over its runs, and its extremes in the title', () => {
    const cell = { value: null, mean: 0.52, sd: 0.01, min: 0.5, max: 0.54, count: 5 };
    expect(groupCellText(accuracy!, cell, false)).toMatchObject({
      text: '52.0%',
      deviation: '± 1.0%',
      title: '52.0% ± 1.0% s.d.\n50.0% to 54.0% over 5 runs',
    });
    const same = { value: 64, mean: 64, sd: 0, min: 64, max: 64, count: 5 };
    expect(groupCellText(hidden!, same, false)).toMatchObject({ text: '64', deviation: null });
  });

  it('writes numbers with no more digits than they have', () => {
    expect([64, 0.001, 1 / 3, 12_000, 0.000123456789, -2.5].map(numberText)).toEqual([
      '64',
      '0.001',
      '0.333333',
      '12,000',
      '0.000123457',
      '−2.5',
    ]);
  });
});

describe('stretches', () => {
  it('are those on the screen and those within half a stretch of it, within the table', () => {
    expect(stretchesFor({ first: 0, last: 30 }, 10_000)).toEqual([0]);
    expect(stretchesFor({ first: 40, last: 70 }, 10_000)).toEqual([0, 1]);
    expect(stretchesFor({ first: 9_980, last: 9_999 }, 10_000)).toEqual([155, 156]);
    expect(stretchesFor({ first: 9_980, last: 9_999 }, 10_000).at(-1)).toBe(Math.floor(9_999 / STRETCH));
    expect(stretchesFor({ first: 500, last: 530 }, 40)).toEqual([0]);
    expect(stretchesSeen({ first: 60, last: 70 }, 10_000)).toEqual([0, 1]);
  });

  it('cover a range of rows exactly once', () => {
    const asks = asksFor(7, 2500, 1000);
    expect(asks).toEqual([
      { offset: 7, limit: 1000 },
      { offset: 1007, limit: 1000 },
      { offset: 2007, limit: 494 },
    ]);
    expect(STRETCH).toBeLessThanOrEqual(1000);
  });
});

describe('the selection', () => {
  it('takes all of a group in, and out where all are in', () => {
    expect([...toggled(new Set([1, 9]), [1, 2])]).toEqual([1, 9, 2]);
    expect([...toggled(new Set([1, 2, 9]), [1, 2])]).toEqual([9]);
  });

  it('is what keys act on; the row that the keyboard is on where nothing is selected', () => {
    expect(targetsOf(new Set([4, 5]), [1])).toEqual([4, 5]);
    expect(targetsOf(new Set(), [1])).toEqual([1]);
    expect(rangeBetween(9, 3)).toEqual({ from: 3, to: 9 });
  });
});

describe('sorting by clicks on headers', () => {
  const by = (key: string, isDescending: boolean) => ({ key, isDescending });

  it('goes by the column alone, and turns round at the second click', () => {
    expect(sortedBy([by('name', false)], 'test.sharpe', true, false)).toEqual([by('test.sharpe', true)]);
    expect(sortedBy([by('test.sharpe', true)], 'test.sharpe', true, false)).toEqual([
      by('test.sharpe', false),
    ]);
  });

  it('adds with Shift, turns round, and takes out', () => {
    const two = sortedBy([by('series', false)], 'test.sharpe', true, true);
    expect(two).toEqual([by('series', false), by('test.sharpe', true)]);
    const turned = sortedBy(two, 'test.sharpe', true, true);
    expect(turned).toEqual([by('series', false), by('test.sharpe', false)]);
    expect(sortedBy(turned, 'test.sharpe', true, true)).toEqual([by('series', false)]);
  });

  it('is shown at its columns, with their places where there are several', () => {
    const two = [by('series', false), by('test.sharpe', true)];
    expect(orderOf(two, 'test.sharpe')).toEqual({ order: 'descending', place: 2 });
    expect(orderOf(two.slice(0, 1), 'series')).toEqual({ order: 'ascending', place: null });
    expect(orderOf(two, 'name')).toEqual({ order: null, place: null });
  });
});

describe('the keys of the table', () => {
  const key = (pressed: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'altKey', boolean>> = {}) => ({
    key: pressed,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held,
  });

  it('act on rows, and leave what is held with Ctrl or Alt to others', () => {
    expect(actOf(key('e'))).toEqual({ kind: 'archive' });
    expect(actOf(key('ArrowDown', { shiftKey: true }))).toEqual({ kind: 'move', by: 1, isExtending: true });
    expect(actOf(key('a', { ctrlKey: true }))).toEqual({ kind: 'selectAll' });
    expect(actOf(key('e', { ctrlKey: true }))).toBeNull();
    expect(actOf(key('g'))).toBeNull();
  });

  it('are not meant where they end a sequence such as g e', () => {
    const isSecond = createSequenceGuard(1000);
    expect([isSecond('g', 0), isSecond('e', 200), isSecond('e', 300)]).toEqual([false, true, false]);
    expect([isSecond('g', 1000), isSecond('e', 2500)]).toEqual([false, false]);
  });
});

describe('queries of before', () => {
  it('are kept once each, the newest first, a few of them', () => {
    expect(withRecent(['b', 'a'], ' a ')).toEqual(['a', 'b']);
    expect(withRecent(['a'], '  ')).toEqual(['a']);
    expect(withRecent(['1', '2', '3', '4', '5', '6', '7', '8'], '9')).toHaveLength(8);
  });
});

describe('the name of a group', () => {
  const by = [
    { key: 'data.from', value: null },
    { key: 'window.lookback', value: 10 },
    { key: 'model.hidden', value: 32 },
    { key: 'data.series', value: 'fx' },
  ];
  const distinct = new Map([
    ['data.from', 2],
    ['window.lookback', 2],
    ['model.hidden', 4],
  ]);

  it('begins with what tells most groups apart, ends with what is not set and leaves out what has a column', () => {
    const { columns } = drawnColumns(all, ['series'], [], {});
    expect(groupTitle(partsToName(by, { columns, distinct }))).toBe(
      'Hidden units 32, Lookback 10, From not set',
    );
  });

  it('says all of it where every part has a column', () => {
    const { columns } = drawnColumns(all, ['series', 'model.hidden'], [], {});
    expect(groupTitle(partsToName([by[3]!, by[2]!], { columns, distinct }))).toBe(
      'Hidden units 32, Series fx',
    );
  });
});
