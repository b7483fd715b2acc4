import { readFileSync } from 'node:fs';
import { checkSpec, parseSpec, parseSpecText } from '@core/spec/parse-spec';
import { AppError } from '@shared/errors';
import { experimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';

const least = { name: 'A', data: { series: 'S' }, features: [{ kind: 'rsi' }] };
const sentences = (input: unknown) =>
  checkSpec(input).faults.map(({ path, message }) => `${path} ${message}`);

describe('a valid spec', () => {
  it('comes back with every default written out, those of its features too', () => {
    const spec = parseSpec(least);
    expect(spec.features).toEqual([{ kind: 'rsi', period: 14 }]);
    expect(spec).toMatchObject({
      version: 1,
      window: { lookback: 10 },
      decision: { long: 0.6, short: null },
      seed: 1,
    });
    expect(experimentSpec.parse(spec)).toEqual(spec);
    expect(parseSpec(spec)).toEqual(spec);
  });

  it('is what the example is, which names less than there is today', () => {
    const path = new URL('../../../resources/examples/seed-strategy.json', import.meta.url);
    const text = readFileSync(path, 'utf8');
    const spec = parseSpecText(text);
    expect(spec).toMatchObject(JSON.parse(text));
    expect(spec.data.series).toBe('S&P 500');
    expect([spec.window.lookback, spec.decision.long, spec.costs]).toEqual([
      10,
      0.6,
      { commissionBp: 2, slippageBp: 1 },
    ]);
    expect(spec.features.map((feature) => feature.kind)).toEqual(['rsi', 'slope', 'volumeZscore', 'return']);
  });
});

it('may be short at a lower chance than long where flat takes its share', () => {
  const decision = { long: 0.4, short: 0.6 };
  expect(parseSpec({ ...least, label: { kind: 'movement' }, decision }).decision).toMatchObject(decision);
  expect(sentences({ ...least, label: { kind: 'return' }, decision })).toEqual([
    'decision.short must not be above the long threshold',
  ]);
});

describe('a faulty spec', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['an unknown key', { ...least, windw: {} }, ['windw is not a known field; did you mean "window"?']],
    [
      'an unknown key in a section',
      { ...least, window: { lookbak: 3 } },
      ['window.lookbak is not a known field; did you mean "lookback"?'],
    ],
    [
      'a key in the wrong section',
      { ...least, model: { epochs: 3 } },
      ['model.epochs is not a known field here; it belongs in "training"'],
    ],
    ['a key that is like nothing', { ...least, qqqqqqqq: 1 }, ['qqqqqqqq is not a known field']],
    [
      'a threshold of 1.5',
      { ...least, decision: { long: 1.5 } },
      ['decision.long is a probability and must not exceed 1'],
    ],
    [
      'a threshold below 0',
      { ...least, decision: { long: -0.5 } },
      ['decision.long must be at least 0, not -0.5'],
    ],
    [
      'a short threshold above the long one',
      { ...least, decision: { long: 0.5, short: 0.6 } },
      ['decision.short must not be above the long threshold'],
    ],
    [
      'a split without test rows',
      { ...least, split: { train: 0.8, validation: 0.2, test: 0 } },
      ['split.test must be above 0'],
    ],
    [
      'shares that do not add up',
      { ...least, split: { train: 0.8, validation: 0.2, test: 0.2 } },
      ['split train, validation and test must add up to 1'],
    ],
    [
      'a text for a number',
      { ...least, window: { lookback: 'ten' } },
      ['window.lookback must be a number, not the text "ten"'],
    ],
    [
      'a fraction of a bar',
      { ...least, window: { lookback: 2.5 } },
      ['window.lookback must be a whole number, not 2.5'],
    ],
    [
      'a value too small',
      { ...least, window: { lookback: 0 } },
      ['window.lookback must be at least 1, not 0'],
    ],
    [
      'a value too large',
      { ...least, window: { lookback: 9999 } },
      ['window.lookback must be at most 5000, not 9999'],
    ],
    [
      'an unknown choice',
      { ...least, data: { series: 'S', prices: 'net' } },
      ['data.prices must be "raw" or "adjusted", not the text "net"'],
    ],
    [
      'a wrong kind of model',
      { ...least, model: { kind: 'gru' } },
      ['model.kind must be "lstm", not the text "gru"'],
    ],
    ['a missing part', { name: 'A', features: [{ kind: 'rsi' }] }, ['data is missing']],
    ['an empty name', { ...least, name: '  ' }, ['name must not be empty']],
    [
      'a date that is none',
      { ...least, data: { series: 'S', from: '2008-02-30' } },
      ['data.from must be a date such as 2008-12-31'],
    ],
    [
      'a period that ends before it starts',
      { ...least, data: { series: 'S', from: '2009-01-01', to: '2008-01-01' } },
      ['data.to must not be before data.from, 2009-01-01, but is 2008-01-01'],
    ],
    ['no features', { ...least, features: [] }, ['features must hold at least one feature']],
    [
      'a feature that is no group',
      { ...least, features: ['rsi'] },
      ['features.0 must be a group of fields in braces, not the text "rsi"'],
    ],
    [
      'an unknown feature',
      { ...least, features: [{ kind: 'rssi' }] },
      ['features.0.kind "rssi" is not a known feature; did you mean "rsi"?'],
    ],
    [
      'a parameter out of range',
      { ...least, features: [{ kind: 'rsi', period: 0 }] },
      ['features.0.period must be at least 2, not 0'],
    ],
    [
      'a parameter of a wrong type',
      { ...least, features: [{ kind: 'rsi', period: true }] },
      ['features.0.period must be a number or a text, not true'],
    ],
    [
      'the same feature twice',
      { ...least, features: [{ kind: 'rsi' }, { kind: 'return' }, { kind: 'rsi', period: 14 }] },
      ['features.2 is RSI 14 once more: it is the same as features.0'],
    ],
    [
      'a purge that lets labels cross',
      { ...least, label: { horizon: 5 }, split: { purge: 2 } },
      [
        'split.purge must be "auto" or at least the label horizon of 5, not 2: labels would cross the edge between two splits',
      ],
    ],
    [
      'a loss that is not for its label',
      { ...least, training: { loss: 'huber' } },
      ['training.loss must be "auto" or "crossEntropy" for the label "direction", not "huber"'],
    ],
    [
      'classes asked of a return',
      {
        ...least,
        label: { kind: 'return' },
        training: { loss: 'crossEntropy', classWeights: 'balanced', labelSmoothing: 0.1 },
      },
      [
        'training.loss must be "auto" or "squared" or "huber" or "gaussian" or "quantile" for the label "return", not "crossEntropy"',
        'training.classWeights must be "none" for the label "return", which has no classes',
        'training.labelSmoothing must be 0 for the label "return", which has no classes',
      ],
    ],
    [
      'a warm-up that never ends',
      { ...least, training: { epochs: 5, warmUp: 5 } },
      ['training.warmUp must be below training.epochs, 5, not 5'],
    ],
    [
      'seeds that wrap around',
      { ...least, seed: 4294967292, seeds: 5 },
      ['seed must be 4294967291 or less for 5 seeds, not 4294967292'],
    ],
    [
      'quantiles out of order',
      { ...least, label: { kind: 'return' }, training: { quantiles: [0.5, 0.1, 0.9] } },
      ['training.quantiles must be in ascending order, each level once'],
    ],
    [
      'quantiles without the median',
      { ...least, training: { quantiles: [0.1, 0.4, 0.9] } },
      ['training.quantiles must hold 0.5, the median, which is the forecast'],
    ],
    [
      'quantiles on one side',
      { ...least, training: { quantiles: [0.5, 0.6, 0.9] } },
      ['training.quantiles must hold levels on both sides of 0.5'],
    ],
    [
      'a quantile that is no share',
      { ...least, training: { quantiles: [0, 0.5, 0.9] } },
      ['training.quantiles.0 must be above 0'],
    ],
    [
      'too few quantiles',
      { ...least, training: { quantiles: [0.5] } },
      [
        'training.quantiles must hold at least three levels',
        'training.quantiles must hold levels on both sides of 0.5',
      ],
    ],
    [
      'quantiles that are no list',
      { ...least, training: { quantiles: 0.5 } },
      ['training.quantiles must be a list, not 0.5'],
    ],
    ['a band of nothing', { ...least, label: { kind: 'movement', band: 0 } }, ['label.band must be above 0']],
    [
      'an optimizer that is not there',
      { ...least, training: { optimizer: 'adagrad' } },
      ['training.optimizer must be "adam" or "adamw" or "rmsprop" or "sgd", not the text "adagrad"'],
    ],
    [
      'a purge that is neither',
      { ...least, split: { purge: 'none' } },
      ['split.purge must be "auto" or a whole number of bars from 0 to 100000, not the text "none"'],
    ],
    ['a later version', { ...least, version: 2 }, ['version must be 1, not 2']],
    ['something else altogether', [1], [' The experiment must be a group of fields in braces, not a list.']],
    ['nothing', null, [' The experiment must be a group of fields in braces, not null.']],
  ])('with %s is named', (_, input, expected) => {
    expect(sentences(input)).toEqual(expected);
    expect(checkSpec(input).spec).toBeNull();
  });

  it('reports schema and feature faults together', () => {
    expect(
      sentences({ ...least, seed: -1, features: [{ kind: 'rsi', period: 0 }, { kind: 'x' }] }),
    ).toHaveLength(3);
  });

  it('is thrown as one error with a line a fault', () => {
    let thrown: unknown;
    try {
      parseSpec({ ...least, seed: -1, windw: 1 });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({
      kind: 'invalid',
      message:
        'The experiment has 2 faults: seed must be at least 0, not -1. windw is not a known field; did you mean "window"?',
      details: ['seed must be at least 0, not -1.', 'windw is not a known field; did you mean "window"?'],
    });
  });
});
