import { filterRuns } from '@core/run-table/query/filter';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameOf, moment } from './some-runs';

const day = 86_400_000;
const runs = frameOf([
  {
    name: 'Momentum #1',
    state: 'done',
    tags: ['fx', 'keep'],
    createdAt: moment.now - 10 * day,
    device: 'native',
    seconds: 90,
    note: 'Worth a "second" look',
    figures: {
      'model.hidden': 64,
      'test.sharpe': 0.7,
      'split.purge': 'auto',
      'training.learningRate': 0.001,
    },
  },
  {
    name: 'Momentum #2',
    state: 'failed',
    tags: ['FX'],
    createdAt: moment.now - 3 * day,
    pinned: true,
    seconds: 700,
    figures: { 'model.hidden': 32, 'test.sharpe': null, 'split.purge': 12 },
  },
  {
    name: 'Carry (long only)',
    state: 'done',
    createdAt: moment.now - 1,
    archived: true,
    device: 'webgpu',
    figures: { 'model.hidden': 128, 'test.sharpe': -0.2, 'split.purge': 5, 'training.learningRate': 0.01 },
  },
]);

/** Ids that a query finds. */
function found(query: string): number[] {
  const { mask, fault } = filterRuns(runs, query, moment);
  if (fault !== null) throw new Error(fault.message);
  return [1, 2, 3].filter((id) => mask[id - 1] === 1);
}

/** What is wrong with a query, and the stretch of it that is meant. */
function faultOf(query: string): [string, string] {
  const { mask, fault } = filterRuns(runs, query, moment);
  if (fault === null) throw new Error(`Nothing is wrong with ${query}.`);
  expect([...mask]).toEqual([1, 1, 1]);
  return [fault.message, query.slice(fault.from, fault.to)];
}

describe('a query finds runs', () => {
  test.each<[string, number[]]>([
    ['', [1, 2, 3]],
    ['  ', [1, 2, 3]],
    ['model.hidden >= 64 and test.sharpe > 0.5 and tag:fx', [1]],
    ['model.hidden>=64', [1, 3]],
    ['hidden = 64', [1]],
    ['HIDDEN == 64', [1]],
    ['model.hidden != 64', [2, 3]],
    ['not model.hidden = 64', [2, 3]],
    ['model.hidden < 0.1k', [1, 2]],
    ['test.sharpe > -30% and test.sharpe <= 0', [3]],
    ['training.learningRate = 1e-3', [1]],
    ['test.trading.sharpe > 0', [1]],
    ['test.sharpe = n/a', [2]],
    ['test.sharpe != n/a', [1, 3]],
    ['test.sharpe < 0', [3]],
    ['test.sharpe != 0.7', [2, 3]],
    ['tag:fx', [1, 2]],
    ['tag = FX', [1, 2]],
    ['tags ~ kee', [1]],
    ['tag != keep', [2, 3]],
    ['tag = n/a', [3]],
    ['tag:f', []],
    ['state:done or pinned:yes', [1, 2, 3]],
    ['state:done pinned:no archived:no', [1]],
    ['is:pinned', [2]],
    ['is:archived', [3]],
    ['is != pinned', [1, 3]],
    ['is:failed', [2]],
    ['momentum', [1, 2]],
    ['Momentum #2', [2]],
    ['"carry (long"', [3]],
    ['look or webgpu', [1, 3]],
    ['note ~ "\\"second\\""', [1]],
    ['note = n/a', [2, 3]],
    ['note = ""', [2, 3]],
    ["tag != ''", [1, 2]],
    ['name !~ momentum', [3]],
    ["name = 'momentum #1'", [1]],
    ['(is:failed or is:archived) not is:pinned', [3]],
    ['is:failed or is:done hidden:64', [1, 2]],
    ['not (is:failed or is:archived)', [1]],
    ['age < 7d', [2, 3]],
    ['age > 1w', [1]],
    ['created > 2026-11-18', [2, 3]],
    ['created >= 2026-11-19', [2, 3]],
    ['created = 2026-11-12', [1]],
    ['created < 2026-11-13', [1]],
    ['created <= 2026-11-12', [1]],
    ['created = 2026-11', [1, 2, 3]],
    ['created != 2026-11-12', [2, 3]],
    ['created > 2026-11-21T23:58', [3]],
    ['duration > 10m', [2]],
    ['seconds > 100', [2]],
    ['split.purge = auto', [1]],
    ['split.purge > 6', [2]],
    ['split.purge = 5', [3]],
    ['label.kind = n/a', [1, 2, 3]],
    ['validation.logLoss < 1', []],
    ['state : done', [1, 3]],
    ['pinned = false', [1, 3]],
  ])('%s', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });
});

describe('a faulty query says what is wrong, and where', () => {
  test.each<[string, string, string]>([
    ['model.hiden > 3', 'There is no field "model.hiden": model.hidden?', 'model.hiden'],
    ['tag:fx sharpe > 1', 'There is no field "sharpe": test.sharpe?', 'sharpe'],
    ['is:done and sharp > 1', 'There is no field "sharp": test.sharpe?', 'sharp'],
    ['xyzzyqwerty = 1', 'There is no field "xyzzyqwerty".', 'xyzzyqwerty'],
    ['constructor = 1', 'There is no field "constructor"', 'constructor'],
    ['pinned:constructor', 'pinned is yes or no', 'constructor'],
    ['model.hidden > many', 'model.hidden is a number, and "many" is none', 'many'],
    ['model.hidden > "64"', 'model.hidden is a number, and "64" is none', '"64"'],
    ['model.hidden ~ 6', 'model.hidden is a number: compare it with', 'model.hidden ~ 6'],
    [
      'created > yesterday',
      'created is a time, and "yesterday" is none: write it as 2026-11-01',
      'yesterday',
    ],
    ['created > 2026-13', 'created is a time', '2026-13'],
    ['age < 7', 'age is a length of time', '7'],
    ['age = 7d', 'age is a length of time: compare it with <', 'age = 7d'],
    ['name > a', 'name is a text: compare it with', 'name > a'],
    ['tag < b', 'tag is a list of tags: compare it with', 'tag < b'],
    ['is:lost', 'A run is never "lost"', 'lost'],
    ['pinned:maybe', 'pinned is yes or no, and "maybe" is neither.', 'maybe'],
    ['pinned > yes', 'pinned is yes or no: compare it with = or !=.', 'pinned > yes'],
    ['state:', 'state is compared with nothing', 'state:'],
    ['(is:done', 'This "(" is never closed.', '('],
    ['is:done)', 'There is a ")" without a "(" before it.', ')'],
    ['is:done and', 'Something is missing at the end of the query.', ''],
    ['is:done && is:pinned', 'Write "and" for "&&".', '&&'],
    ['is:done || is:pinned', 'Write "or" for "||".', '||'],
    ['test.sharpe = NaN', 'or n/a where it is undefined', 'NaN'],
    ['or is:done', 'Something is missing before "or".', 'or'],
    ['is:done and and is:pinned', 'Something is missing before "and".', 'and'],
    ['note ~ "half', 'This quote is never closed.', '"half'],
    ['= 3', 'There is no field before "=".', '='],
    [`${'('.repeat(60)}a`, 'The query is nested too deeply.', '('],
  ])('%s', (query, message, where) => {
    const [said, at] = faultOf(query);
    expect(said).toContain(message);
    expect(at).toBe(where);
  });

  test('and no text whatever makes it fail otherwise', () => {
    const word = fc.constantFrom(
      ...[
        'and',
        'or',
        'not',
        '(',
        ')',
        '=',
        '!=',
        '<',
        '~',
        ':',
        '"',
        "'",
        '\\',
        'tag',
        'is',
        'age',
        'created',
      ],
      ...[
        'model.hidden',
        'test.sharpe',
        '64',
        '7d',
        '2026-11-01',
        'n/a',
        'fx',
        '20%',
        ' ',
        '"a b"',
        'pinned',
      ],
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 15 }).map((words) => words.join(' ')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (query) => {
        const { mask, fault } = filterRuns(runs, query, moment);
        expect(mask).toHaveLength(3);
        if (fault === null) return;
        expect(fault.message).toMatch(/[.?]$/);
        expect(0 <= fault.from && fault.from <= fault.to && fault.to <= query.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
