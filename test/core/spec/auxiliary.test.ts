import { checkSpec } from '@core/spec/parse-spec';
import type { AuxiliarySpec, FeatureSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';

const rsi: FeatureSpec = { kind: 'rsi' };

function faultsOf(auxiliary: readonly Partial<AuxiliarySpec>[], features: readonly FeatureSpec[] = [rsi]) {
  const data = { series: 'Bars', auxiliary };
  return checkSpec({ name: 'Test', data, features }).faults.map(({ path, message }) => `${path} ${message}`);
}

describe('the auxiliary series of a spec', () => {
  it.each<[string, readonly Partial<AuxiliarySpec>[], string]>([
    [
      'two of one name',
      [
        { name: 'vix', series: 'VIX' },
        { name: 'vix', series: 'VXN' },
      ],
      'data.auxiliary.1.name is "vix", as that of data.auxiliary.0; give each a name of its own',
    ],
    [
      'one named as a column of the bars',
      [{ name: 'close', series: 'VIX' }],
      'data.auxiliary.0.name is "close", a column of the traded bars; choose another',
    ],
    [
      'one named as a column of another',
      [
        { name: 'spy_close', series: 'VIX' },
        { name: 'spy', series: 'SPY' },
      ],
      'data.auxiliary.0.name is "spy_close", which formulas read as a column of "spy"; choose another',
    ],
    [
      'a part of a bar for a lag',
      [{ name: 'vix', series: 'VIX', lag: 1.5, lagUnit: 'bars' }],
      'data.auxiliary.0.lag must be a whole number of bars, not 1.5',
    ],
    [
      'a name that formulas cannot read',
      [{ name: 'S&P', series: 'SPY' }],
      'data.auxiliary.0.name must be a small letter followed by small letters, digits and underscores',
    ],
  ])('are refused with a sentence: %s', (_, auxiliary, fault) => {
    expect(faultsOf(auxiliary)).toEqual([fault]);
  });

  it('may be read by features and formulas, of whatever kind they will turn out to be', () => {
    const auxiliary = [
      { name: 'vix', series: 'VIX', lag: 1.5 },
      { name: 'book', series: 'Book' },
    ];
    const features: readonly FeatureSpec[] = [
      { kind: 'seriesLevel', series: 'vix' },
      { kind: 'bookImbalance', series: 'book', levels: 9 },
      { kind: 'formula', formula: 'log(vix) + bookSpread(book)' },
    ];
    expect(faultsOf(auxiliary, features)).toEqual([]);
    expect(
      checkSpec({ name: 'Test', data: { series: 'Bars', auxiliary }, features }).spec?.features[0],
    ).toEqual({
      kind: 'seriesLevel',
      series: 'vix',
    });
  });

  it('are known to the features even where the rest of the spec is at fault', () => {
    const data = { series: 'Bars', interval: 'soon', auxiliary: [{ name: 'vix' }] };
    const features = [{ kind: 'seriesLevel', series: 'vax' }];
    const faults = checkSpec({ name: 'Test', data, features }).faults.map(
      ({ path, message }) => `${path} ${message}`,
    );
    expect(faults).toContain('features.0.series names "vax", which is not joined; did you mean "vix"?');
    expect(faults).toHaveLength(3);
  });
});
