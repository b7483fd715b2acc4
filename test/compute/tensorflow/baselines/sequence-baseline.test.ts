import { type SequenceHooks, trainSequenceBaseline } from '@compute/tensorflow/baselines';
import { loadTensorFlow } from '@compute/tensorflow/load';
import { predictionsOf } from '@core/evaluation/predictions';
import { lossAndGradient } from '@core/lstm/losses';
import { describe, expect, it } from 'vitest';
import { binary, kinds, problem, range, settings } from './cases';

const quiet: SequenceHooks = { shouldStop: () => false };
const short = { ...settings, hidden: 8, epochs: 2 };

describe.each(kinds)('a %s', (kind) => {
  const train = (what: ReturnType<typeof problem>, given = settings, hooks = quiet) =>
    trainSequenceBaseline(kind, what, given, hooks);

  it('learns what happened a few bars back, and leaves no tensor behind', async () => {
    const { tf } = await loadTensorFlow();
    const before = tf.memory().numTensors;
    const pattern = problem('pattern');
    const model = await train(pattern);
    expect(await accuracy(model, pattern)).toBeGreaterThan(0.85);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('learns nothing of chance', async () => {
    const chance = problem('chance');
    const model = await train(chance, { ...settings, epochs: 4 });
    const standardError = 0.5 / Math.sqrt(chance.test.length);
    expect(Math.abs((await accuracy(model, chance)) - 0.5)).toBeLessThan(3 * standardError);
  });

  it('comes out the same, bit for bit, from the same call, and not from another seed', async () => {
    const pattern = problem('pattern');
    const said = async (seed: number) => {
      const model = await train(pattern, { ...short, seed });
      return { outputs: await model.outputs(pattern.test), loss: model.validationLoss };
    };
    const first = await said(1);
    expect(await said(1)).toEqual(first);
    expect(await said(2)).not.toEqual(first);
  });

  it('keeps the best epoch and stops when none is better for as long as it may', async () => {
    const chance = problem('chance');
    const losses: number[] = [];
    const model = await train(
      chance,
      { ...settings, epochs: 30, patience: 2, learningRate: 0.02 },
      { ...quiet, onEpoch: ({ validationLoss }) => void losses.push(validationLoss ?? Number.NaN) },
    );
    const lowest = Math.min(...losses);
    expect(model.bestEpoch).toBe(losses.indexOf(lowest) + 1);
    expect(model.epochs).toBe(losses.length);
    expect(model.epochs).toBe(model.bestEpoch + 2);
    expect(model.validationLoss).toBe(lowest);
    const { validation } = chance.rows;
    const labels = Float64Array.from(validation, (row) => chance.data.labels[row]!);
    expect(lossAndGradient(binary, await model.outputs(validation), labels).loss).toBeCloseTo(lowest, 12);
  });

  it('says as much as the loss asks for, to be read as any head is', async () => {
    const { data, ...rest } = problem('pattern');
    const loss = { kind: 'categorical', classWeights: [1, 1, 1], smoothing: 0 } as const;
    const three = { ...data, labels: data.labels.map((label, t) => (t % 3 === 0 ? 1 : 2 * label)) };
    const model = await train({ ...rest, data: three, loss }, short);
    const asked = range(2500, 2600);
    const { probability, probabilityDown } = predictionsOf(loss, await model.outputs(asked), null, 0);
    expect(probability).toHaveLength(100);
    expect(probability.every((up, k) => up > 0 && up + probabilityDown![k]! < 1)).toBe(true);
  });

  it('ends as cancelled when it is told to stop', async () => {
    let asked = 0;
    const stopped = train(problem('pattern'), settings, { shouldStop: () => ++asked > 3 });
    await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

describe('a baseline over sequences is refused', () => {
  const { rows, data, ...rest } = problem('pattern');
  const refusal = (given: Partial<ReturnType<typeof problem>>) =>
    expect(trainSequenceBaseline('gru', { ...rest, rows, data, ...given }, short, quiet)).rejects;

  it('where all training rows are of one class', async () => {
    await refusal({ data: { ...data, labels: data.labels.map(() => 1) } }).toThrow(
      'GRU was not fitted: all 1492 training rows are of class 1. Give it a longer training period or another label.',
    );
  });

  it('where a split is empty', async () => {
    const none = new Int32Array();
    await refusal({ rows: { ...rows, train: none } }).toThrow(/^The training split has no rows/);
    await refusal({ rows: { ...rows, validation: none } }).toThrow(/^The validation split has no rows/);
  });

  it('where a feature or label is no number, by the loss that comes of it', async () => {
    const holed = data.matrix.map((x, i) => (i === 2000 ? Number.NaN : x));
    await refusal({ data: { ...data, matrix: holed } }).toThrow(
      /^Training stopped in epoch 1, batch \d+ of 24: the loss is no longer a finite number\..* missing values/,
    );
    const unknown = data.labels.map((x, t) => (t === 1000 ? Number.NaN : x));
    await refusal({ data: { ...data, labels: unknown } }).toThrow(/no longer a finite number/);
  });
});

async function accuracy(
  model: Awaited<ReturnType<typeof trainSequenceBaseline>>,
  { test, data }: ReturnType<typeof problem>,
): Promise<number> {
  const { probability } = predictionsOf(binary, await model.outputs(test), null, Number.NaN);
  return probability.filter((up, k) => up > 0.5 === (data.labels[test[k]!] === 1)).length / test.length;
}
