import { checkPlan } from '@core/search/plan-faults';
import { samplerOf } from '@core/search/registry';
import { applyProposal, spaceOf } from '@core/search/space';
import { parseSpec } from '@core/spec/parse-spec';
import { SpecError } from '@core/spec/spec-error';
import { prunerKinds, samplerKinds, sweepPlan } from '@shared/sweep-plan';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proposalFaults, run } from '../../suites/sampler-suite';

const base = parseSpec({
  name: 'A',
  data: { series: 'S' },
  features: [{ kind: 'rsi' }, { kind: 'return' }, { kind: 'rsi', period: 5 }],
});

const paths = [
  ...[
    'model.hidden',
    'model.layers',
    'model.dropout',
    'model.pooling',
    'model',
    'training.optimizer',
    'training.momentum',
  ],
  ...[
    'training.epochs',
    'training.warmUp',
    'window.lookback',
    'label.horizon',
    'label.kind',
    'scaler.kind',
    'split',
  ],
  ...[
    'split.train',
    'split.folds',
    'features',
    'features.0',
    'features.0.period',
    'features.1',
    'features.2',
    'features.2.period',
  ],
  ...['features.7.period', 'decision.long', 'seed', 'nothing.at.all'],
];
const number = fc.oneof(
  fc.integer({ min: -3, max: 300 }),
  fc.double({ min: -1, max: 2, noNaN: true }),
  fc.constantFrom(0, 1, 0.1),
);
const value = fc.oneof(
  number,
  fc.constantFrom('adam', 'sgd', 'last', 'mean', 'k', 'none', 'zscore', 'return'),
  fc.boolean(),
);
const named = (label: string, value: unknown) => ({ label, value });
const anyNamed = fc.constantFrom(
  named('k', { kind: 'kFold' }),
  named('one', [{ kind: 'rsi', period: 9 }]),
  named('none', null),
);

const anyDimension = fc
  .record({
    kind: fc.constantFrom('int', 'float', 'choice', 'toggle'),
    path: fc.constantFrom(...paths),
    ends: fc.tuple(number, number),
    step: fc.option(fc.constantFrom(0.05, 0.1, 1, 2, 7)),
    log: fc.boolean(),
    values: fc.array(fc.oneof(value, anyNamed), { minLength: 1, maxLength: 4 }),
    when: fc.option(
      fc.record({ path: fc.constantFrom(...paths), in: fc.array(value, { minLength: 1, maxLength: 3 }) }),
      { freq: 3 },
    ),
    isAscending: fc.boolean(),
  })
  .map(({ kind, path, ends, step, log, values, when, isAscending }) => {
    const [low, high] = (isAscending ? [...ends].sort((a, b) => a - b) : ends) as [number, number];
    switch (kind) {
      case 'int':
        return {
          kind,
          path,
          when,
          log,
          low: Math.round(low),
          high: Math.round(high),
          step: Math.ceil(step ?? 1),
        };
      case 'float':
        return { kind, path, when, log, low, high, step };
      case 'choice':
        return { kind, path, when, values };
      default:
        return { kind, path, when };
    }
  });

/** Dimensions that get along with each other, some of them in conditions, some against others' values now and then. */
const sensible: readonly object[] = [
  { kind: 'choice', path: 'training.optimizer', values: ['adam', 'sgd'] },
  { kind: 'float', path: 'training.momentum', low: 0, high: 0.9, step: 0.1 },
  { kind: 'int', path: 'training.warmUp', low: 0, high: 30 },
  { kind: 'int', path: 'training.epochs', low: 20, high: 60 },
  { kind: 'int', path: 'model.hidden', low: 4, high: 256, log: true },
  { kind: 'float', path: 'training.learningRate', low: 1e-4, high: 0.1, log: true },
  { kind: 'choice', path: 'split', values: [named('k', { kind: 'kFold' }), named('one', {})] },
  { kind: 'int', path: 'split.folds', low: 2, high: 6, when: { path: 'split', in: ['k'] } },
  { kind: 'toggle', path: 'features.0' },
  { kind: 'int', path: 'features.0.period', low: 2, high: 30 },
  { kind: 'int', path: 'features.2.period', low: 4, high: 9 },
];

const anySpace = fc.oneof(
  fc.array(anyDimension, { maxLength: 5 }),
  { weight: 4, arbitrary: fc.subarray([...sensible]) },
  fc.tuple(fc.subarray([...sensible]), anyDimension).map(([some, other]) => [...some, other]),
);

const anyPlan = fc.record({
  space: anySpace,
  sampler: fc.record({ kind: fc.constantFrom(...samplerKinds) }),
  pruner: fc.record({ kind: fc.constantFrom(...prunerKinds) }),
  objectives: fc.array(
    fc.record({ metric: fc.constantFrom('loss', 'trading.sharpe', 'accuracy', 'forecast.rmse', 'nothing') }),
    { minLength: 1, maxLength: 2 },
  ),
  budget: fc.constantFrom({}, { trials: null }, { trials: 3 }),
  lag: fc.integer({ min: 1, max: 9 }),
});

it('answers any plan in sentences, and one without faults makes trials that are sound or say what is wrong', () => {
  let made = 0;
  fc.assert(
    fc.property(anyPlan, (written) => {
      const plan = sweepPlan.parse(written);
      const { faults, points, trials, warnings } = checkPlan({ ...base, sweep: plan });
      for (const { path, message } of faults) {
        expect(path).toMatch(/^sweep(\.|$)/);
        expect(message).not.toMatch(/\bNaN\b|\[object|(is|not) undefined/);
        expect(message.trim()).not.toBe('');
      }
      if (faults.length > 0) return;
      made += 1;
      for (const warning of warnings) expect(warning).toMatch(/\.$/);
      const space = spaceOf(plan.space);
      const search = {
        space,
        settings: plan.sampler,
        seed: plan.seed,
        objectives: plan.objectives.length,
        lag: plan.lag,
      };
      if (plan.sampler.kind === 'grid') expect(points).not.toBeNull();
      const ended = run(samplerOf(plan.sampler.kind), search, Math.min(trials ?? 25, 25), (_, k) =>
        k % 4 === 3 ? null : plan.objectives.map((_, m) => Math.sin(k + m)),
      );
      for (const { proposal } of ended) {
        expect(proposalFaults(space, proposal)).toEqual([]);
        try {
          expect(applyProposal(base, space, proposal).sweep).toBeNull();
        } catch (error) {
          expect(error).toBeInstanceOf(SpecError);
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(made).toBeGreaterThan(3);
});
