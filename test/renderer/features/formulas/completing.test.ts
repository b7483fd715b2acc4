import {
  faultSentence,
  isWorthShowing,
  opensList,
  signatureParts,
  stepped,
  stretches,
  withCompletion,
} from '@renderer/features/formulas/completing';
import type { FormulaCompletion } from '@shared/formulas';
import { describe, expect, it } from 'vitest';

const completion = (insert: string, from: number, to: number): FormulaCompletion => ({
  label: insert,
  kind: 'column',
  signature: insert,
  documentation: '',
  insert,
  from,
  to,
});
const fault = (from: number, to: number, message = 'No.') => ({ from, to, message });

describe('taking a completion', () => {
  it('replaces the whole word, also what stands of it behind the cursor, and puts the cursor behind', () => {
    expect(withCompletion('log(clxx) + 1', completion('close', 4, 8))).toEqual({
      text: 'log(close) + 1',
      cursor: 9,
    });
  });

  it('is not offered where it would change nothing', () => {
    expect(isWorthShowing('close', [completion('close', 0, 5)])).toBe(false);
    expect(isWorthShowing('close', [completion('close', 0, 5), completion('vix_close', 0, 5)])).toBe(true);
    expect(isWorthShowing('close', [])).toBe(false);
  });
});

describe('the list', () => {
  it('opens at a letter of a name and where the next value begins, not behind numbers and operators', () => {
    const at = (text: string) => opensList(text, text.length);
    expect(['c', 'sma(cl', 'sma(', 'sma(close, ', 'if(a,'].map(at)).toEqual([true, true, true, true, true]);
    expect(['', '12', 'close ', 'close +', 'sma(close)'].map(at)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('looks at the text before the cursor alone', () => {
    expect(opensList('1 + close', 1)).toBe(false);
  });

  it('goes round at both ends', () => {
    expect(stepped(0, -1, 3)).toBe(2);
    expect(stepped(2, 1, 3)).toBe(0);
    expect(stepped(0, 1, 0)).toBe(0);
  });
});

describe('the marks of faults', () => {
  const shown = (text: string, faults: Parameters<typeof stretches>[1]) =>
    stretches(text, faults).map(({ text: piece, fault: mark }) => (mark ? `[${piece}]` : piece));

  it('lie upon the characters that the faults name', () => {
    expect(shown('clos + opn', [fault(0, 4), fault(7, 10)])).toEqual(['[clos]', ' + ', '[opn]']);
  });

  it('show a fault at the end on a blank behind the text', () => {
    expect(shown('sma(close', [fault(9, 9)])).toEqual(['sma(close', '[ ]']);
  });

  it('give back the text, whatever the faults', () => {
    const text = 'zscore(clos, 0) + ';
    const faults = [fault(7, 11), fault(9, 14), fault(13, 14), fault(40, 50)];
    expect(
      stretches(text, faults)
        .map(({ text: piece }) => piece)
        .join('')
        .trimEnd(),
    ).toBe(text.trimEnd());
  });
});

describe('the sentence of a fault', () => {
  it('says where, with the line where there are several', () => {
    expect(faultSentence('clos', [fault(0, 4)])).toBe('Column 1: No.');
    expect(faultSentence('close\n+ opn', [fault(8, 11)])).toBe('Line 2, column 3: No.');
  });

  it('says how many there are beside the first, and nothing where there is none', () => {
    expect(faultSentence('a + b', [fault(0, 1), fault(4, 5)])).toBe('Column 1: No. (1 more)');
    expect(faultSentence('close', [])).toBeUndefined();
  });
});

it('a signature falls into its name and its values', () => {
  expect(signatureParts('macd(output = histogram, fast = 12)')).toEqual({
    name: 'macd',
    values: ['output = histogram', 'fast = 12'],
  });
  expect(signatureParts('obv()')).toEqual({ name: 'obv', values: [] });
});
