import { requireFeature } from '@core/features/registry';
import { completions, signatureAt } from '@core/formula/completion';
import { parseFormula } from '@core/formula/formula';
import { functionOfFeature } from '@core/formula/functions/of-feature';
import { createLibrary } from '@core/formula/library';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFormula } from './arbitrary-formula';

const library = createLibrary(
  ['macd', 'atr'].map((kind) => functionOfFeature(requireFeature({ kind }).definition)),
);

/** A text with | for the cursor. */
function split(marked: string): readonly [string, number] {
  return [marked.replace('|', ''), marked.indexOf('|')];
}

function labels(marked: string): readonly string[] {
  return completions(...split(marked), library).map(({ label }) => label);
}

/** The text after taking the completion with a label. */
function taken(marked: string, label: string): string {
  const [text, cursor] = split(marked);
  const { insert, from, to } = completions(text, cursor, library).find((c) => c.label === label)!;
  return text.slice(0, from) + insert + text.slice(to);
}

describe('completions', () => {
  it('offer columns and functions where a value may stand, features too', () => {
    for (const marked of ['|', 'close + |', 'log(|', 'correlation(close, |', '-|', '(|']) {
      expect(labels(marked).slice(0, 5)).toEqual(['open', 'high', 'low', 'close', 'volume']);
      expect(labels(marked)).toEqual(expect.arrayContaining(['sma', 'zscore', 'if', 'macd']));
    }
  });

  it('offer what begins as typed first, then what others call so, then what holds it', () => {
    expect(labels('st|')).toEqual(['std', 'zscore', 'lowest', 'highest']);
    expect(labels('mean|')).toEqual(['sma']);
    expect(labels('zscore(log(CLO|')).toEqual(['close']);
    expect(labels('qqq|')).toEqual([]);
  });

  it('offer windows in range where one is asked for, and words where words are', () => {
    expect(labels('sma(close, |')).toEqual(['5', '10', '14', '20', '60', '120', '250']);
    expect(labels('skew(close, |)')).not.toContain('3');
    expect(labels('macd(|')).toEqual(['line', 'signal', 'histogram']);
    expect(labels('macd(line, |')).toEqual(['12']);
  });

  it('offer operators behind a value, and nothing in the middle of a number or behind a fault', () => {
    expect(labels('close |')).toEqual(['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=']);
    expect(labels('sma(close, 20)|')).toContain('*');
    expect(labels('sma(close, 2|')).toEqual([]);
    expect(labels('close op|')).toEqual([]);
    expect(labels('close[|')).toEqual([]);
  });

  it('replace the whole name that the cursor is in, and open a bracket that is not there', () => {
    expect(taken('log(cl|)', 'close')).toBe('log(close)');
    expect(taken('zs|', 'zscore')).toBe('zscore(');
    expect(taken('zs|cor(close, 5)', 'zscore')).toBe('zscore(close, 5)');
    expect(taken('sma(close, |)', '20')).toBe('sma(close, 20)');
    expect(taken('close |', '*')).toBe('close * ');
  });

  it('say how each is written and what it does', () => {
    const [sma] = completions('sma', 3, library);
    expect(sma).toEqual({
      label: 'sma',
      kind: 'function',
      signature: 'sma(x, n)',
      documentation: 'Simple moving average: the mean of the last n values.',
      insert: 'sma(',
      from: 0,
      to: 3,
    });
    for (const { documentation } of completions('', 0, library)) expect(documentation).toMatch(/\.$/);
  });

  it('never lead away from what can be parsed: the next name of any formula is among them', () => {
    fc.assert(
      fc.property(arbitraryFormula(), fc.nat(), (text, n) => {
        const names = [...text.matchAll(/[a-z]+(?=\W|$)/g)].filter(({ 0: name }) => name !== 'e');
        const { 0: name, index } = names[n % names.length]!;
        const offered = completions(text, index + 1);
        expect(offered.map(({ label }) => label)).toContain(name);
        const { insert, from, to } = offered.find(({ label }) => label === name)!;
        expect(parseFormula(text.slice(0, from) + insert + text.slice(to)).ok).toBe(true);
      }),
    );
  });
});

describe('the help on a signature', () => {
  it('follows the cursor through the values, also while a number is typed', () => {
    const activeAt = (marked: string) => {
      const help = signatureAt(...split(marked), library);
      return help === null ? null : [help.signature, help.active];
    };
    expect(activeAt('sma(|close, 20)')).toEqual(['sma(x, n)', 0]);
    expect(activeAt('sma(close, |')).toEqual(['sma(x, n)', 1]);
    expect(activeAt('sma(close, 20|)')).toEqual(['sma(x, n)', 1]);
    expect(activeAt('zscore(log(close / (open + |')).toEqual(['log(x)', 0]);
    expect(activeAt('zscore(log(close), |')).toEqual(['zscore(x, n)', 1]);
    expect(activeAt('sma(close, 20, |')).toEqual(['sma(x, n)', null]);
    expect(activeAt('clo|se')).toBeNull();
    expect(activeAt('nothing(|')).toBeNull();
  });

  it('says what each value may be', () => {
    expect(signatureAt('sma(', 4)?.parameters).toEqual([
      { name: 'x', documentation: 'One value a bar, such as close.' },
      { name: 'n', documentation: 'Bars of the window, this one included; 1 to 2600.' },
    ]);
  });
});
