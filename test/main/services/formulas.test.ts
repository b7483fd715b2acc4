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

  it('knows the columns of joined series', () => {
    const text = 'vix / book_bid';
    const joined = [
      { name: 'vix', kind: 'scalar', levels: 0 },
      { name: 'book', kind: 'depth', levels: 2 },
    ] as const;
    const help = helpWithFormula({ text, cursor: text.length, joined });
    expect(help.completions.map(({ label }) => label)).toEqual([
      'book_bid_price_1',
      'book_bid_size_1',
      'book_bid_price_2',
      'book_bid_size_2',
    ]);
    expect(helpWithFormula({ text: 'vix / book_bid_price_2', cursor: 0, joined }).faults).toEqual([]);
    expect(helpWithFormula({ text: 'vix', cursor: 0, joined: [] }).faults).toHaveLength(1);
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
