import { requireFeature } from '@core/features/registry';
import { faultText, placeOf } from '@core/formula/fault';
import { parseFormula } from '@core/formula/formula';
import { functionOfFeature } from '@core/formula/functions/of-feature';
import { createLibrary } from '@core/formula/library';
import { formulaLimits } from '@core/formula/limits';
import { describe, expect, it } from 'vitest';

const library = createLibrary([functionOfFeature(requireFeature({ kind: 'macd' }).definition)]);

/** Every fault as the characters it is about, in the formula, and its sentence. */
function faultsOf(text: string): readonly (readonly [string, string])[] {
  const parsed = parseFormula(text, library);
  return parsed.ok ? [] : parsed.faults.map(({ from, to, message }) => [text.slice(from, to), message]);
}

describe('a formula that cannot be read', () => {
  it.each([
    ['', '', 'The formula is empty. Write one such as log(close / lag(close, 1)).'],
    ['close +', '', 'A value is missing here, such as close, 20 or sma(close, 20).'],
    ['sma(, 20)', ',', 'A value is missing here, such as close, 20 or sma(close, 20).'],
    ['* close', '*', 'A value is missing before "*".'],
    ['+close', '+', 'A value needs no + before it. Leave it out.'],
    ['close open', 'open', 'An operator such as + or * is missing before "open".'],
    ['sma(close 20)', '20', 'A comma or an operator is missing before "20".'],
    ['(close', '(', 'This "(" is never closed: a ")" is missing.'],
    ['sma(close, 20', '(', 'This "(" is never closed: a ")" is missing.'],
    ['close)', ')', 'This ")" closes nothing: there is no "(" for it.'],
    ['close, 20', ',', 'A comma stands only between the values of a function, in its brackets.'],
    ['(close, 20)', ',', 'A comma stands only between the values of a function, in its brackets.'],
    [
      'low < close < high',
      '<',
      'Comparisons do not chain. Write and(a < b, b < c), or put one of them in brackets.',
    ],
    ['close = open', '=', 'Equality is written with ==, as in close == open.'],
    ['close ** 2', '**', 'Powers are written with ^, as in close ^ 2.'],
    ['close && open', '&&', 'Both is written as and(a, b).'],
    [
      'close[1] - open',
      '[',
      'An earlier bar is written with lag: lag(close, 1) is the close of the bar before.',
    ],
    ['(close > open ? 1 : 0)', '?', 'A choice is written as if(condition, value, otherwise).'],
    ['close × 2', '×', 'Multiplication is written *.'],
    ['close € 2', '€', 'The character "€" has no meaning in a formula.'],
    ['close \u{1F4C8}', '\u{1F4C8}', 'The character "\u{1F4C8}" has no meaning in a formula.'],
    ['1.2.3', '1.2.', 'A number has one decimal point.'],
    [
      '2close',
      '2close',
      'A number ends where a letter begins: names do not start with a digit, and products are written with *.',
    ],
    ['close * 1e999', '1e999', 'The number 1e999 is too large.'],
  ])('%j is told so where it stops making sense', (text, at, message) => {
    expect(faultsOf(text)).toEqual([[at, message]]);
  });

  it('is told what comes first in the text', () => {
    expect(faultsOf('sma(close 20) [')).toEqual([['20', 'A comma or an operator is missing before "20".']]);
    expect(faultsOf('sma(close, [')[0]![0]).toBe('[');
  });
});

describe('a formula that makes no sense', () => {
  it.each([
    ['smaa(close, 20)', 'smaa', '"smaa" is not a function; did you mean "sma"?'],
    ['qqqqqqqq(close)', 'qqqqqqqq', '"qqqqqqqq" is not a function.'],
    ['clsoe + 1', 'clsoe', '"clsoe" is not a column; did you mean "close"?'],
    ['xyzzyx + 1', 'xyzzyx', '"xyzzyx" is not a column. There are open, high, low, close and volume.'],
    ['stdev(close, 5)', 'stdev', '"stdev" is not a function here. It is called std(x, n).'],
    ['vol / 2', 'vol', '"vol" is not a column here. It is called volume.'],
    ['sma + 1', 'sma', '"sma" is a function. It is written sma(x, n).'],
    ['close(1)', 'close', '"close" is a column and no function. Its value n bars ago is lag(close, n).'],
    ['sma(close)', 'sma(close)', 'sma takes 2 values, not 1. It is written sma(x, n).'],
    ['abs()', 'abs()', 'abs takes 1 value, not 0. It is written abs(x).'],
    [
      'macd(line, 1, 2, 3, 4)',
      'macd(line, 1, 2, 3, 4)',
      'macd takes 0 to 4 values, not 5. It is written macd(output = histogram, fast = 12, slow = 26, signal = 9).',
    ],
    ['sma(5, 20)', '5', 'x of sma is one value a bar, such as close; this is the same on every bar.'],
    [
      'sma(close, volume)',
      'volume',
      'n of sma is a number known beforehand, such as 20; this changes from bar to bar.',
    ],
    ['sma(close, 2.5)', '2.5', 'n of sma must be a whole number of bars, not 2.5.'],
    ['sma(close, 0)', '0', 'n of sma must be at least 1, not 0.'],
    ['sma(close, 2601)', '2601', 'n of sma must be at most 2600, not 2601.'],
    ['std(close, 20 - 19)', '20 - 19', 'n of std must be at least 2, not 1.'],
    ['winsorise(close, 20, 0.5)', '0.5', 'share of winsorise must be at most 0.49, not 0.5.'],
    ['close + 1 / 0', '1 / 0', 'This has no value: it divides by 0, or is too large, or is undefined.'],
    ['close + log(-1)', 'log(-1)', 'This has no value: it divides by 0, or is too large, or is undefined.'],
    ['clip(close, 2, 1)', 'clip(close, 2, 1)', 'low must not be above high, but 2 is above 1.'],
    [
      '2 * (3 + 4)',
      '2 * (3 + 4)',
      'The formula is the same on every bar: it reads no column, such as close.',
    ],
    [
      'macd(lines)',
      'lines',
      'output must be one of line, signal, histogram, not "lines"; did you mean "line"?',
    ],
    ['macd(3)', '3', 'output must be one of line, signal, histogram.'],
    ['macd(line, 30)', '30', 'fast of macd must be below the slow period of 26, not 30.'],
    ['macd(line, 5, 2.5)', '2.5', 'slow of macd must be a whole number, not 2.5.'],
  ])('%j is told so at the characters in question', (text, at, message) => {
    expect(faultsOf(text)).toEqual([[at, message]]);
  });

  it('is told everything that is wrong, in the order of the text', () => {
    expect(faultsOf('sma(clsoe, 0) + ema(opne, 1 / 0) * foobarbaz(high, lo)').map(([at]) => at)).toEqual([
      'clsoe',
      '0',
      'opne',
      '1 / 0',
      'foobarbaz',
    ]);
  });
});

describe('a formula that would look ahead', () => {
  it.each([
    'lag(close, -1)',
    'diff(close, -5)',
    'pct(close, 2 - 3)',
    'sma(close, -20)',
    'log(lag(close, -1) / close)',
  ])('%s is refused, and told why', (text) => {
    expect(faultsOf(text)).toHaveLength(1);
    expect(faultsOf(text)[0]![1]).toMatch(
      /must not be -\d+: that would read later bars\. A formula knows this bar and earlier ones only; use 1 or more\.$/,
    );
  });

  it.each(['lead(close, 1)', 'future(close, 1)', 'Next(close)', 'fwd(close, 5)', 'ts_lead(close, 1)'])(
    '%s is refused, and told why',
    (text) => {
      expect(faultsOf(text)[0]![1]).toMatch(/would read later bars.*no function looks ahead\.$/);
    },
  );
});

describe('a formula beyond the limits', () => {
  const { length, nodes, depth } = formulaLimits;

  it('is read up to each of them', () => {
    expect(faultsOf(`close${' '.repeat(length - 5)}`)).toEqual([]);
    expect(faultsOf(`${'close+'.repeat((nodes - 2) / 2)}close`)).toEqual([]);
    expect(faultsOf(`${'('.repeat(depth)}close${')'.repeat(depth)}`)).toEqual([]);
    expect(faultsOf(`${'-'.repeat(depth)}close`)).toEqual([]);
  });

  it.each([
    [`close${' '.repeat(length)}`, /^The formula has 2005 characters; 2000 are the most\./],
    [`${'close+'.repeat(nodes / 2)}close`, /^The formula has more than 250 numbers, names and operators\./],
    [`${'('.repeat(depth + 1)}close`, /^The formula is nested more than 40 levels deep\./],
    [`${'-'.repeat(depth + 1)}close`, /^The formula is nested more than 40 levels deep\./],
    [`${'close^'.repeat(depth + 1)}close`, /^The formula is nested more than 40 levels deep\./],
    [`${'abs('.repeat(depth + 1)}close`, /^The formula is nested more than 40 levels deep\./],
  ])('is refused (%#)', (text, message) => {
    expect(faultsOf(text)).toHaveLength(1);
    expect(faultsOf(text)[0]![1]).toMatch(message);
  });
});

describe('a fault in words', () => {
  it('has the column, the formula and carets below the characters', () => {
    const text = 'zscore(log(close / smaa(close, 20)), 60)';
    const parsed = parseFormula(text);
    expect(parsed.ok ? [] : parsed.faults.map((fault) => faultText(text, fault))).toEqual([
      [
        'Column 20: "smaa" is not a function; did you mean "sma"?',
        `  ${text}`,
        `  ${' '.repeat(19)}^^^^`,
      ].join('\n'),
    ]);
  });

  it('has the line where there is more than one, and shows no more of it than fits', () => {
    const fault = { message: 'Wrong.', from: 205, to: 206 };
    const text = `close +\n${'x'.repeat(300)}`;
    expect(placeOf(text, fault.from)).toEqual({ line: 2, column: 198 });
    const [head, shown, carets] = faultText(text, fault).split('\n');
    expect(head).toBe('Line 2, column 198: Wrong.');
    expect(shown!.length).toBeLessThan(110);
    expect(carets!.trimEnd().length).toBe(53);
  });

  it('points behind the formula where something is missing at its end', () => {
    expect(faultText('close +', { message: 'Wrong.', from: 7, to: 7 })).toBe(
      'Column 8: Wrong.\n  close +\n         ^',
    );
  });
});
