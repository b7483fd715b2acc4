import { computeColumn } from '@core/dataset/column-source';
import { keptColumns } from '@main/jobs/sweeps/kept-columns';
import { createTrialPreparer, preparationOf } from '@main/jobs/sweeps/prepared';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { smallSpec } from '../../test-services';
import { walk } from './station';

const split = { kind: 'kFold', folds: 3, validation: 0.2, purge: 'auto', embargo: 0, minTrain: 50 } as const;
const spec: ExperimentSpec = { ...smallSpec(), split };

/** A preparer, and the features that it had to compute, in order. */
function preparer() {
  const computed: string[] = [];
  const columns = keptColumns(2 ** 22, (market, feature) => {
    computed.push(feature.definition.kind);
    return computeColumn(market, feature);
  });
  return { ...createTrialPreparer(2 ** 22, columns), computed };
}

describe('what trials have in common', () => {
  it('is known by every field of the spec that preparing reads', () => {
    const read = new Set<string>();
    const watched = <T extends object>(given: T, path: string): T =>
      new Proxy(given, {
        get(target, key, self) {
          read.add(`${path}${String(key)}`);
          return Reflect.get(target, key, self);
        },
      });
    const training = watched(spec.training, 'training.');
    const { prepare } = preparer();
    prepare(watched({ ...spec, training }, ''), walk, 'walk').fold(0);
    const { learning, ...rest } = JSON.parse(preparationOf(spec));
    const known = [...Object.keys(rest), ...Object.keys(learning).map((field) => `training.${field}`)];
    const options = ['training', 'model', 'training.optimizer', 'training.weightDecay', 'training.momentum'];
    // What a model's options say is not kept.
    const left = [...read].filter((field) => !known.includes(field) && !options.includes(field));
    expect(left).toEqual(['training.clipNorm']);
  });

  it('is prepared once for trials whose models and training differ', () => {
    const { prepare, computed } = preparer();
    const one = prepare(spec, walk, 'walk');
    const fold = one.fold(1);
    const other = { ...spec, model: { ...spec.model, hidden: 3 }, decision: { ...spec.decision, long: 0.5 } };
    const two = prepare(other, walk, 'walk');
    expect(two.fold(1).matrix).toBe(fold.matrix);
    expect(two.experiment.spec).toBe(other);
    expect(computed).toEqual(['return', 'rsi']);
  });

  it('is a column where they have a feature in common, and nothing where the data is another', () => {
    const { prepare, computed } = preparer();
    prepare(spec, walk, 'walk');
    const wider = {
      ...spec,
      features: [...spec.features, { kind: 'rsi', period: 3 }],
      window: { lookback: 9 },
    };
    const { experiment } = prepare(wider, walk, 'walk');
    expect(computed).toEqual(['return', 'rsi', 'rsi']);
    expect(experiment.featureNames).toHaveLength(3);
    prepare(spec, walk, 'another walk');
    expect(computed).toEqual(['return', 'rsi', 'rsi', 'return', 'rsi']);
  });
});
