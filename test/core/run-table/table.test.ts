import { createRandom } from '@core/random';
import { createRunTableAnswers } from '@core/run-table/table';
import { type GroupCell, type RunTableAsk, type RunTableRow, runTableAsk } from '@shared/run-table';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameOf, moment, type SomeRun } from './some-runs';

const ask = (given: Partial<RunTableAsk>): RunTableAsk => runTableAsk.parse({ columns: [], ...given });
const answersOf = (runs: readonly SomeRun[]) => createRunTableAnswers(frameOf(runs));
const idsOf = (shown: readonly RunTableRow[]) => shown.map((row) => (row.kind === 'run' ? row.id : row.key));

const run = (given: Partial<SomeRun>): SomeRun => ({ name: 'Run', state: 'done', ...given });

describe('the order of runs', () => {
  const answers = answersOf([
    run({ name: 'b 10', figures: { 'test.sharpe': 1 } }),
    run({ name: 'B 9', figures: { 'test.sharpe': null } }),
    run({ name: 'a', figures: { 'test.sharpe': 3 } }),
    run({ name: 'c', figures: { 'test.sharpe': 3 }, pinned: true }),
    run({ name: 'd', figures: { 'test.sharpe': -1 }, archived: true }),
  ]);
  const order = (key: string, isDescending: boolean, given: Partial<RunTableAsk> = {}) =>
    idsOf(answers.table(ask({ sort: [{ key, isDescending }], ...given }), moment).shown);

  test('has pinned runs first and what is undefined last, either way', () => {
    expect(order('test.sharpe', true)).toEqual([4, 3, 1, 2]);
    expect(order('test.sharpe', false)).toEqual([4, 1, 3, 2]);
  });

  test('of texts is that of their letters and numbers', () => {
    expect(order('name', false)).toEqual([4, 3, 2, 1]);
    expect(order('name', true)).toEqual([4, 1, 2, 3]);
  });

  test('of runs that are alike is the newest first, and a second key goes before that', () => {
    expect(order('state', true, { archived: true })).toEqual([4, 5, 3, 2, 1]);
    const sort = [
      { key: 'state', isDescending: true },
      { key: 'id', isDescending: false },
    ];
    expect(idsOf(answers.table(ask({ sort }), moment).shown)).toEqual([4, 1, 2, 3]);
  });

  test('goes on where the stretch before it ended, hidden runs left out', () => {
    const { shown, rows, matched, total } = answers.table(
      ask({ hidden: [4, 2], offset: 1, limit: 5 }),
      moment,
    );
    expect({ ids: idsOf(shown), rows, matched, total }).toEqual({ ids: [1], rows: 2, matched: 4, total: 4 });
  });

  test('of a faulty query is that of no query', () => {
    const { shown, fault } = answers.table(ask({ query: 'nonsense > 1' }), moment);
    expect(shown).toHaveLength(4);
    expect(fault?.from).toBe(0);
    expect(answers.ids({ query: 'nonsense > 1', archived: false }, moment)).toEqual([]);
    expect(answers.ids({ query: 'd', archived: true }, moment)).toContain(5);
  });
});

describe('groups of runs', () => {
  const seeds = (hidden: number, sharpes: readonly (number | null)[]): SomeRun[] =>
    sharpes.map((sharpe, place) =>
      run({
        name: `${hidden}`,
        figures: { 'model.hidden': hidden, seed: place + 1, 'label.horizon': 1, 'test.sharpe': sharpe },
      }),
    );
  const answers = answersOf([...seeds(32, [1, 2, 3]), ...seeds(64, [5, null]), ...seeds(16, [null])]);
  const grouped = (given: Partial<RunTableAsk>) =>
    answers.table(
      ask({ columns: ['test.sharpe', 'model.hidden', 'name'], groupBy: ['model.hidden'], ...given }),
      moment,
    );
  const byMean = [{ key: 'test.sharpe', isDescending: true }];
  const groupsOf = (shown: readonly RunTableRow[]) =>
    shown.flatMap((row) => (row.kind === 'group' ? [row] : []));

  test('have mean, deviation of the sample, least, most and count of what is defined', () => {
    const cells = groupsOf(grouped({ sort: byMean }).shown).map((row) => row.cells);
    expect(cells.map(([sharpe]) => sharpe)).toEqual([
      { value: null, mean: 5, sd: null, min: 5, max: 5, count: 1 },
      { value: null, mean: 2, sd: 1, min: 1, max: 3, count: 3 },
      { value: null, mean: null, sd: null, min: null, max: null, count: 0 },
    ]);
    expect(cells.map(([, hidden, name]) => [hidden!.value, name!.value])).toEqual([
      [64, '64'],
      [32, '32'],
      [16, '16'],
    ]);
  });

  test('of all but the seed are those of the fields that differ, and say which', () => {
    const groups = groupsOf(grouped({ groupBy: ['*'], sort: [{ key: 'runs', isDescending: true }] }).shown);
    expect(groups.map(({ runs, by }) => ({ runs, by }))).toEqual([
      { runs: 3, by: [{ key: 'model.hidden', value: 32 }] },
      { runs: 2, by: [{ key: 'model.hidden', value: 64 }] },
      { runs: 1, by: [{ key: 'model.hidden', value: 16 }] },
    ]);
  });

  test('count hidden runs, and show the others where they are opened', () => {
    const { key } = groupsOf(grouped({ sort: byMean }).shown)[1]!;
    const { shown, rows } = grouped({ sort: byMean, open: [key], hidden: [2] });
    expect(rows).toBe(5);
    expect(shown.map((row) => (row.kind === 'run' ? row.id : row.runs))).toEqual([2, 3, 3, 1, 1]);
    expect(groupsOf(shown)[1]!.cells[0]!.mean).toBe(2);
    expect(grouped({ sort: byMean, open: [key], offset: 2, limit: 2 }).shown.map((row) => row.kind)).toEqual([
      'run',
      'run',
    ]);
  });

  test('keep their keys when the query changes what else is there', () => {
    const all = groupsOf(grouped({ groupBy: ['*'] }).shown).map(({ key }) => key);
    const some = groupsOf(grouped({ groupBy: ['*'], query: 'model.hidden = 64' }).shown).map(
      ({ key }) => key,
    );
    expect(new Set(all).size).toBe(3);
    expect(all).toContain(some[0]);
    expect(some).toHaveLength(1);
  });

  test('are those of a plain count, whatever is grouped', () => {
    const value = fc.option(fc.integer({ min: -2, max: 2 }), { nil: null });
    const one = fc.record({ a: value, b: fc.constantFrom('x', 'y', null), figure: value });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), (drawn) => {
        const table = answersOf(
          drawn.map(({ a, b, figure }) => run({ figures: { 'x.a': a, 'x.b': b, 'test.sharpe': figure } })),
        ).table(ask({ groupBy: ['x.a', 'x.b'], columns: ['test.sharpe'] }), moment);
        const groups = groupsOf(table.shown);
        const plain = new Map<string, (number | null)[]>();
        for (const { a, b, figure } of drawn) {
          const key = JSON.stringify([a, b]);
          plain.set(key, [...(plain.get(key) ?? []), figure]);
        }
        expect(groups).toHaveLength(plain.size);
        expect(new Set(groups.map(({ key }) => key)).size).toBe(plain.size);
        for (const { by, runs, cells } of groups) {
          const figures = plain.get(JSON.stringify(by.map(({ value }) => value)))!;
          expect(runs).toBe(figures.length);
          expectFigures(
            cells[0]!,
            figures.filter((figure) => figure !== null),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

function expectFigures(cell: GroupCell, values: readonly number[]): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  expect(cell.count).toBe(values.length);
  if (values.length === 0) return;
  expect(cell.mean).toBeCloseTo(mean, 12);
  expect([cell.min, cell.max]).toEqual([Math.min(...values), Math.max(...values)]);
  if (values.length > 1) expect(cell.sd).toBeCloseTo(Math.sqrt(variance), 12);
  else expect(cell.sd).toBeNull();
}

describe('the columns that there are', () => {
  const columns = answersOf([
    run({
      tags: ['fx', 'keep'],
      figures: { 'model.hidden': 32, 'label.horizon': 1, 'test.extra.figure': 1 },
    }),
    run({ tags: ['fx'], figures: { 'model.hidden': 64, 'label.horizon': 1 } }),
    run({ state: 'failed', archived: true, figures: { 'model.hidden': 128 } }),
  ]).columns(false);
  const column = (key: string) => columns.find((one) => one.key === key);

  test('say how many values differ among the runs that are not archived, n/a being one', () => {
    expect(column('model.hidden')).toEqual({
      key: 'model.hidden',
      kind: 'number',
      distinct: 2,
      examples: [],
    });
    expect(column('label.horizon')?.distinct).toBe(1);
    expect(column('test.extra.figure')?.distinct).toBe(2);
    expect(column('note')?.distinct).toBe(0);
    expect(column('state')).toMatchObject({ kind: 'text', distinct: 1, examples: ['done'] });
  });

  test('name the most frequent texts and tags first', () => {
    expect(column('tag')).toMatchObject({ kind: 'tags', examples: ['fx', 'keep'] });
  });

  test('are there before any run has a value of theirs', () => {
    expect(column('test.sharpe')).toMatchObject({ kind: 'number', distinct: 0 });
    expect(column('training.learningRate')?.kind).toBe('number');
    expect(column('split.retrain.every')?.kind).toBe('number');
    expect(columns.map(({ key }) => key).indexOf('name')).toBe(0);
  });
});

test('ten thousand runs are filtered, sorted and grouped at once', () => {
  const random = createRandom(1, 'runs');
  const many = Array.from({ length: 10_000 }, (_, n) =>
    run({
      name: `Run ${n}`,
      tags: n % 3 === 0 ? ['fx'] : [],
      figures: { 'model.hidden': 16 * (1 + random.int(8)), 'test.sharpe': random.normal() },
    }),
  );
  const answers = answersOf(many);
  const { matched, shown } = answers.table(
    ask({
      query: 'model.hidden >= 64 and test.sharpe > 0.5 and tag:fx',
      columns: ['model.hidden', 'test.sharpe'],
      sort: [{ key: 'test.sharpe', isDescending: true }],
      limit: 50,
    }),
    moment,
  );
  const wanted = many
    .map(({ tags, figures }, place) => ({ id: place + 1, tags, ...figures }) as Record<string, unknown>)
    .filter((one) => Number(one['model.hidden']) >= 64 && Number(one['test.sharpe']) > 0.5)
    .filter(({ tags }) => (tags as string[]).length > 0)
    .sort((a, b) => Number(b['test.sharpe']) - Number(a['test.sharpe']));
  expect(matched).toBe(wanted.length);
  expect(idsOf(shown)).toEqual(wanted.slice(0, 50).map(({ id }) => id));
  expect(answers.table(ask({ groupBy: ['model.hidden'], columns: [] }), moment).rows).toBe(8);
});
