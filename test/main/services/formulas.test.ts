import { helpWithFormula } from '@main/services/formulas';
import { formulaHelp } from '@shared/formulas';
import { describe, expect, it } from 'vitest';

const at = (marked: string) => {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  return helpWithFormula({ text, cursor, joined: [] });
};

describe('helping with a formula', () => {
  it('offers what begins as typed, points at the fault, and names the parameter', () => {
    const help = at('zscore(clo|, 20)');
    expect(help.completions[0]).toMatchObject({ label: 'close', kind: 'column', from: 7, to: 10 });
    expect(help.faults).toEqual([{ from: 7, to: 10, message: expect.stringContaining('"clo"') }]);
    expect(help.signature).toMatchObject({ signature: 'zscore(x, n)', active: 0 });
  });

  it('has nothing against a whole formula', () => {
    expect(at('zscore(log(close / sma(close, 20)), 60)|').faults).toEqual([]);
  });

  it('gives what the contract promises, wherever the cursor stands', () => {
    const text = 'if(macd(signal, 12) > lag(close, 5), rank(volume, 20) ^ 2, -1';
    for (let cursor = 0; cursor <= text.length + 1; cursor++)
      expect(formulaHelp.safeParse(helpWithFormula({ text, cursor, joined: [] })).success).toBe(true);
  });
});
