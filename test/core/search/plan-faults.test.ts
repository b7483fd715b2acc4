import { mostEpochs } from '@core/search/faults/search-faults';
import { checkPlan } from '@core/search/plan-faults';
import { parseSpec } from '@core/spec/parse-spec';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';

const features = [
  { kind: 'rsi', period: 14 },
  { kind: 'return', period: 1 },
];
const hidden = { kind: 'int', path: 'model.hidden', low: 8, high: 128, log: true };

function specWith(sweep: object, rest: object = {}): ExperimentSpec {
  return parseSpec({ name: 'A', data: { series: 'S' }, features, ...rest, sweep });
}

function faultsOf(sweep: object, rest: object = {}): readonly string[] {
  return checkPlan(specWith(sweep, rest)).faults.map(({ path, message }) => `${path} ${message}`);
}

const faultsIn = (...space: object[]) => faultsOf({ space });

describe('a sound plan', () => {
  it('has no faults, and says how many trials it will make', () => {
    const space = [
      hidden,
      { kind: 'float', path: 'training.learningRate', low: 1e-4, high: 1e-2, log: true },
      { kind: 'toggle', path: 'features.1' },
      { kind: 'int', path: 'features.0.period', low: 5, high: 30 },
    ];
    expect(checkPlan(specWith({ space }))).toEqual({ faults: [], points: null, trials: 100, warnings: [] });
  });

  it('counts the points of a grid branch by branch', () => {
    const space = [
      { kind: 'choice', path: 'training.optimizer', values: ['adam', 'sgd'] },
      {
        kind: 'float',
        path: 'training.momentum',
        low: 0,
        high: 0.9,
        step: 0.1,
        when: { path: 'training.optimizer', in: ['sgd'] },
      },
      { kind: 'toggle', path: 'features.1' },
    ];
    const { points, trials, faults } = checkPlan(
      specWith({ space, sampler: { kind: 'grid' }, budget: { trials: null } }),
    );
    expect({ points, trials, faults }).toEqual({ points: 22, trials: 22, faults: [] });
  });

  it('may sweep what only one choice of the split has', () => {
    const space = [
      {
        kind: 'choice',
        path: 'split',
        values: [
          { label: 'one', value: {} },
          { label: 'k', value: { kind: 'kFold' } },
        ],
      },
      { kind: 'int', path: 'split.folds', low: 3, high: 6, when: { path: 'split', in: ['k'] } },
    ];
    const { faults, warnings } = checkPlan(specWith({ space }));
    expect(faults).toEqual([]);
    expect(warnings.join()).toContain('split moves the rows that are tested on');
  });

  it('lets two fields agree that could not be moved alone', () => {
    const space = [
      { kind: 'int', path: 'training.warmUp', low: 0, high: 60 },
      { kind: 'int', path: 'training.epochs', low: 20, high: 100 },
    ];
    const { faults, warnings } = checkPlan(specWith({ space }));
    expect(faults).toEqual([]);
    expect(warnings[0]).toMatch(/^About \d+ % of the trials will fail/);
  });
});

describe('a space', () => {
  it.each<[string, readonly object[], readonly string[]]>([
    ['empty', [], ['sweep.space is empty: nothing is swept. Switch on "sweep" beside at least one field']],
    [
      'of a field that there is not',
      [{ ...hidden, path: 'model.hiden' }],
      [
        'sweep.space.0.path is model.hiden, which is no field of this experiment; did you mean "model.hidden"?',
      ],
    ],
    [
      'of the threshold',
      [{ kind: 'float', path: 'decision.long', low: 0.5, high: 0.7 }],
      [
        'sweep.space.0.path is decision.long, which is fitted on the validation rows of each trial, never searched; set decision.threshold and decision.calibration and every trial fits its own',
      ],
    ],
    [
      'of costs',
      [{ kind: 'float', path: 'costs.slippageBp', low: 0, high: 1 }],
      [
        'sweep.space.0.path is costs.slippageBp, which says what trading costs; the cheapest would always win',
      ],
    ],
    [
      'upside down',
      [{ ...hidden, low: 9, high: 8 }],
      ['sweep.space.0.low must not be above high, 8, but is 9'],
    ],
    [
      'logarithmic from 0',
      [{ ...hidden, low: 0 }],
      ['sweep.space.0.low must be above 0 on a logarithmic scale, not 0'],
    ],
    [
      'logarithmic with a step',
      [{ ...hidden, step: 8 }],
      ['sweep.space.0.step does not go with a logarithmic scale; take away one of the two'],
    ],
    [
      'with a step beyond its range',
      [{ ...hidden, log: false, step: 200 }],
      ['sweep.space.0.step must be at most 120, from low to high, not 200'],
    ],
    [
      'that sweeps a field twice',
      [hidden, hidden],
      ['sweep.space.1.path is model.hidden, which sweep.space.0 sweeps already; keep one of them'],
    ],
    [
      'that gives a choice twice',
      [{ kind: 'choice', path: 'model.hidden', values: [8, '8'] }],
      ['sweep.space.0.values.1 is "8" once more; give each choice once, under a label of its own'],
    ],
    [
      'that sweeps a set of features and one of them',
      [
        { kind: 'choice', path: 'features', values: [{ label: 'a', value: features }] },
        { kind: 'int', path: 'features.0.period', low: 2, high: 9 },
      ],
      [
        'sweep.space.1.path is features.0.period, inside features, which is swept as a whole; keep one of them, or let it apply only where features is given a choice that has it',
      ],
    ],
    [
      'that could leave no feature',
      [
        { kind: 'toggle', path: 'features.0' },
        { kind: 'toggle', path: 'features.1' },
      ],
      [
        'sweep.space switches every feature on and off, so that a trial could have none; leave at least one feature on',
      ],
    ],
    [
      'that toggles what is no feature',
      [{ kind: 'toggle', path: 'model.hidden' }],
      [
        'sweep.space.0.path must be a feature such as features.0: only features can be there or not, not model.hidden',
      ],
    ],
    [
      'with a condition on what is not swept',
      [{ ...hidden, when: { path: 'model.layers', in: [2] } }],
      [
        'sweep.space.0.when.path is model.layers, which is not swept; sweep it too, or take the condition away',
      ],
    ],
    [
      'with a condition that is never met',
      [
        { kind: 'int', path: 'model.layers', low: 1, high: 2 },
        { ...hidden, when: { path: 'model.layers', in: [2, 3] } },
      ],
      ['sweep.space.1.when.in.1 is 3, which model.layers is never given'],
    ],
    [
      'with conditions in a circle',
      [
        { kind: 'int', path: 'model.layers', low: 1, high: 2, when: { path: 'window.lookback', in: [2] } },
        { kind: 'int', path: 'window.lookback', low: 1, high: 2, when: { path: 'model.layers', in: [2] } },
      ],
      [
        'sweep.space.0.when waits for a field that waits for this one; take one of the conditions away',
        'sweep.space.1.when waits for a field that waits for this one; take one of the conditions away',
      ],
    ],
    [
      'beyond what the field allows',
      [{ ...hidden, high: 5000 }],
      ['sweep.space.0.high must be at most 1024, not 5000'],
    ],
    [
      'of a choice that the experiment refuses',
      [{ kind: 'choice', path: 'training.loss', values: ['auto', 'huber'] }],
      ['sweep.space.0.values.1 must be "auto" or "crossEntropy" for the label "direction", not "huber"'],
    ],
    [
      'of one share of the split',
      [{ kind: 'float', path: 'split.train', low: 0.5, high: 0.6 }],
      [
        'sweep.space.0.low is 0.5, with which split train, validation and test must add up to 1',
        'sweep.space.0.high is 0.6, with which split train, validation and test must add up to 1',
      ],
    ],
  ])('%s is refused', (_, space, faults) => {
    expect(faultsIn(...space).slice(0, faults.length)).toEqual(faults);
  });

  it('that has one value only is made, and said to be so', () => {
    expect(
      checkPlan(
        specWith({
          space: [
            { ...hidden, high: 8 },
            { kind: 'toggle', path: 'features.0' },
          ],
        }),
      ).warnings[0],
    ).toBe('model.hidden has one value only, so nothing about it is searched.');
  });

  it('of which no trial could be sound is refused', () => {
    const space = [
      { kind: 'int', path: 'training.warmUp', low: 60, high: 80 },
      { kind: 'int', path: 'training.epochs', low: 20, high: 50 },
    ];
    expect(faultsIn(...space)[0]).toContain('sweep.space.0.low must be below training.epochs');
  });
});

describe('the rest of a plan', () => {
  const space = [hidden];

  it('searches by what the label defines', () => {
    expect(faultsOf({ space, objectives: [{ metric: 'sharpness' }] })[0]).toContain(
      'which no search can go by; choose one of loss,',
    );
    expect(faultsOf({ space, objectives: [{ metric: 'forecast.rmse' }] })[0]).toContain(
      'which the label "direction" leaves undefined',
    );
    expect(faultsOf({ space, objectives: [{}, {}], sampler: { kind: 'random' } })).toEqual([
      'sweep.objectives.1.metric is loss once more; choose another, or search by one objective',
    ]);
  });

  it('takes a deviation off only where a trial trains several models', () => {
    const steady = [{ metric: 'loss', penalty: 1 }];
    expect(faultsOf({ space, objectives: steady })).toEqual([
      'sweep.objectives.0.penalty must be 0, not 1, where a trial trains one model, which has no deviation; train several seeds a trial (sweep.seeds), or choose a split of several folds',
    ]);
    expect(faultsOf({ space, objectives: steady, seeds: 2 })).toEqual([]);
  });

  it('does not compare losses of different questions, to find the best or to stop a trial', () => {
    const horizon = [{ kind: 'int', path: 'label.horizon', low: 1, high: 5 }];
    expect(faultsOf({ space: horizon })[0]).toContain(
      'sweep.objectives.0.metric cannot be loss here. Validation loss means something else',
    );
    expect(faultsOf({ space: horizon, objectives: [{ metric: 'trading.sharpe' }] })).toEqual([]);
    expect(
      faultsOf({ space: horizon, objectives: [{ metric: 'trading.sharpe' }], pruner: { kind: 'asha' } }),
    ).toEqual([
      'sweep.pruner.kind must be "none": trials are stopped for their validation loss, which means something else wherever label.horizon differs',
    ]);
  });

  it('has a pruner that can come to stop a trial', () => {
    expect(faultsOf({ space, pruner: { kind: 'median', warmUp: 40 } })).toEqual([
      'sweep.pruner.warmUp must be below the 40 epochs that a trial trains, not 40: nothing could be stopped',
    ]);
  });

  it('is told how many epochs a trial may train', () => {
    const epochs = { path: 'training.epochs' };
    const most = (dimension: object) => mostEpochs(specWith({ space: [hidden, dimension] }));
    expect(most({ kind: 'toggle', path: 'features.0' })).toBe(40);
    expect(most({ ...epochs, kind: 'int', low: 5, high: 20 })).toBe(20);
    expect(most({ ...epochs, kind: 'choice', values: [10, { label: 'many', value: 90 }] })).toBe(90);
    expect(most({ ...epochs, kind: 'int', low: 5, high: 20, when: { path: 'model.hidden', in: [8] } })).toBe(
      40,
    );
  });

  it('comes to an end', () => {
    expect(faultsOf({ space, sampler: { kind: 'random' }, budget: { trials: null } })).toEqual([
      'sweep.budget has no end; say how many trials, how many hours, or after how many without a better one to stop',
    ]);
  });

  it('is a grid that can be walked through, or says how far', () => {
    const wide = ['training.patience', 'training.plateauPatience', 'training.batch'].map((path) => ({
      kind: 'int',
      path,
      low: 1,
      high: 1000,
    }));
    const plan = { space: wide, sampler: { kind: 'grid' } };
    expect(faultsOf({ ...plan, budget: { trials: null } })).toEqual([
      'sweep.budget.trials is off, but the grid has 1,000,000,000 points; say how many of them to try, sweep fewer values, or take another sampler',
    ]);
    expect(checkPlan(specWith(plan))).toEqual({
      faults: [],
      points: 1e9,
      trials: 100,
      warnings: ['The grid has 1,000,000,000 points; the budget ends after 100 of them, drawn evenly.'],
    });
  });
});

it('looks over a plan of 60 dimensions, whose combinations nobody could wait for', () => {
  const values = Array.from({ length: 50 }, (_, k) => k + 1);
  const many = Array.from({ length: 60 }, (_, k) => ({ kind: 'return', period: k + 1 }));
  const space = many.slice(1).map((_, k) => ({ kind: 'toggle', path: `features.${k + 1}` }));
  const plan = { space: [...space, hidden, { kind: 'choice', path: 'window.lookback', values }] };
  const spec = specWith(plan, { features: many });
  expect(checkPlan(spec).faults).toEqual([]);
});
