import { diffSpecs } from '@core/spec/diff';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';

describe('the difference of specs', () => {
  it('is nothing for equal specs, whatever their names', () => {
    expect(diffSpecs([makeSpec(), makeSpec({ name: 'Other' })])).toEqual([]);
  });

  it('lists only the fields that differ, with one value a spec', () => {
    const specs = [makeSpec(), makeSpec({ seed: 2, decision: { long: 0.55, short: 0.4 } }), makeSpec()];
    expect(diffSpecs(specs)).toEqual([
      { path: 'decision.long', values: ['0.6', '0.55', '0.6'] },
      { path: 'decision.short', values: ['none', '0.4', 'none'] },
      { path: 'seed', values: ['1', '2', '1'] },
    ]);
  });

  it('shows a list as one value', () => {
    const other = makeSpec({ training: { quantiles: [0.05, 0.5, 0.95] } });
    expect(diffSpecs([makeSpec(), other])).toEqual([
      { path: 'training.quantiles', values: ['0.1, 0.5, 0.9', '0.05, 0.5, 0.95'] },
    ]);
  });

  it('compares joined series by their names, in words', () => {
    const vix = { name: 'vix', series: 'VIX', lag: 1 };
    const book = { name: 'book', series: 'Book', stamped: 'end' } as const;
    const specs = [
      makeSpec(),
      makeSpec({ data: { series: 'Sample', auxiliary: [vix, book] } }),
      makeSpec({ data: { series: 'Sample', auxiliary: [{ ...vix, lag: 0 }] } }),
    ];
    expect(diffSpecs(specs)).toEqual([
      {
        path: 'data.auxiliary.vix',
        values: [
          null,
          'VIX, known one interval and 1 day after its times',
          'VIX, known one interval after its times',
        ],
      },
      { path: 'data.auxiliary.book', values: [null, 'Book, known at its times', null] },
    ]);
  });

  it('compares features by their labels', () => {
    const a = makeSpec({ features: [{ kind: 'rsi', period: 5 }, { kind: 'return' }] });
    const b = makeSpec({ features: [{ kind: 'return' }, { kind: 'rsi', period: 9 }] });
    expect(diffSpecs([a, b])).toEqual([
      { path: 'features.RSI 5', values: ['used', null] },
      { path: 'features.RSI 9', values: [null, 'used'] },
    ]);
  });

  it('shows another order of the same features as one line, since the first weights depend on it', () => {
    const a = makeSpec({ features: [{ kind: 'rsi' }, { kind: 'return' }] });
    const b = makeSpec({ features: [{ kind: 'return' }, { kind: 'rsi' }] });
    expect(diffSpecs([a, b])).toEqual([
      { path: 'features (order)', values: ['RSI 14, Return 1', 'Return 1, RSI 14'] },
    ]);
  });
});
