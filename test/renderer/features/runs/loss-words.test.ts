import { lossOf } from '@core/dataset/loss';
import { classesOf } from '@core/labels/outcomes';
import { lossAndGradient, outputsOf } from '@core/lstm/losses';
import { parseSpec } from '@core/spec/parse-spec';
import { accuracyUnit, lossWords } from '@renderer/features/runs/loss-words';
import type { ExperimentSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';

function spec(kind: ExperimentSpec['label']['kind'], training: object = {}): ExperimentSpec {
  return parseSpec({
    name: 'A',
    data: { series: 'S' },
    features: [{ kind: 'rsi' }],
    label: { kind },
    training,
  });
}

const titles = {
  binary: 'Log loss',
  categorical: 'Log loss, 3 classes',
  squared: 'Squared error',
  huber: 'Huber loss',
  gaussian: 'Negative log likelihood',
  quantile: 'Pinball loss',
} as const;

const every = [
  spec('direction'),
  spec('movement'),
  spec('return'),
  ...['squared', 'huber', 'gaussian', 'quantile'].map((loss) => spec('return', { loss })),
];

describe('the words for a loss', () => {
  it.each(every)('name what is really trained on: label $label.kind, loss $training.loss', (given) => {
    const counts = classesOf[given.label.kind].map(() => 5);
    expect(lossWords(given).title).toBe(titles[lossOf(given, counts).kind]);
  });

  it('say what knowing nothing scores', () => {
    const scoreOf = (given: ExperimentSpec, counts: number[], outputs: number[], labels: number[]) =>
      lossAndGradient(lossOf(given, counts), Float64Array.from(outputs), Float64Array.from(labels)).loss;

    const movement = spec('movement');
    expect(outputsOf(lossOf(movement, [1, 1, 1]))).toBe(3);
    expect(lossWords(movement).baseline?.value).toBeCloseTo(scoreOf(movement, [1, 1, 1], [0, 0, 0], [2]), 12);
    expect(lossWords(spec('direction')).baseline?.value).toBeCloseTo(
      scoreOf(spec('direction'), [1, 1], [0], [1]),
      12,
    );
    // Labels of mean 0 and standard deviation 1, as training rows have them.
    expect(lossWords(spec('return')).baseline?.value).toBeCloseTo(
      scoreOf(spec('return'), [], [0, 0], [1, -1]),
      12,
    );
    const gaussian = spec('return', { loss: 'gaussian' });
    expect(lossWords(gaussian).baseline?.value).toBeCloseTo(scoreOf(gaussian, [], [0, 0, 0, 0], [1, -1]), 12);
  });

  it('say which of these scores hold on the training rows alone, which are what returns are measured by', () => {
    const isOfTraining = (given: ExperimentSpec) => lossWords(given).baseline?.isOfTraining ?? false;
    expect(every.map(isOfTraining)).toEqual([false, false, true, true, false, true, false]);
  });

  it('are the same where curves may share an axis, and only there', () => {
    const key = (given: ExperimentSpec) => JSON.stringify(lossWords(given));
    expect(key(spec('return'))).toBe(key(spec('return', { loss: 'squared' })));
    const huber = [1, 2].map((huberDelta) => key(spec('return', { loss: 'huber', huberDelta })));
    const quantile = key(spec('return', { loss: 'quantile', quantiles: [0.2, 0.5, 0.8] }));
    expect(new Set([...every.map(key), ...huber, quantile]).size).toBe(8);
  });

  it('come with what the accuracy beside it counts', () => {
    expect(accuracyUnit(spec('movement'))).toMatch(/down, flat or up/);
    expect(accuracyUnit(spec('return'))).toMatch(/direction/);
  });
});
