import type { ModelNews, ModelTask } from '@main/jobs/models/model-task';
import { RunProgress } from '@main/jobs/models/progress';
import { describe, expect, it } from 'vitest';

const tasks: readonly ModelTask[] = Array.from({ length: 6 }, (_, model) => ({
  model,
  fold: Math.floor(model / 2),
  seed: 1 + (model % 2),
  resumeFrom: null,
}));

function startProgress(given: { readonly tasks?: readonly ModelTask[] } = {}) {
  let seconds = 0;
  const plan = { models: 6, folds: 3, seeds: 2, epochs: 40, tasks, now: () => 1000 * seconds, ...given };
  const progress = new RunProgress(plan);
  return {
    progress,
    at: (time: number) => {
      seconds = time;
    },
  };
}

const trained = (model: number, epochs: number): ModelNews & { readonly type: 'trained' } => ({
  type: 'trained',
  model,
  rows: [],
  finished: {
    record: { model, fold: 0, seed: 1, epochs, bestEpoch: 1, validationLoss: 0, seconds: 0, weightsHash: '' },
    weights: new Uint8Array(),
    outputs: { train: new Float32Array(), validation: new Float32Array(), test: new Float32Array() },
  },
});

describe('the progress of a run of three folds with two seeds', () => {
  it('names fold and seed, and supposes all planned epochs until a model has ended', () => {
    const { progress, at } = startProgress();
    progress.begin(tasks[3]!);
    at(2);
    const said = progress.hear({ type: 'progress', model: 3, epochs: 10 });
    expect(said).toMatchObject({ phase: 'Fold 2 of 3, seed 2 of 2', epoch: 11, epochs: 40 });
    expect(said.fraction).toBeCloseTo(10 / 240, 12);
    expect(said.secondsLeft).toBeCloseTo((2 / 10) * 230, 9);
  });

  it('reckons with the epochs that ended models took, and never goes back', () => {
    const { progress, at } = startProgress();
    progress.begin(tasks[0]!);
    progress.begin(tasks[1]!);
    at(4);
    expect(progress.hear(trained(0, 10)).fraction).toBeCloseTo(10 / 60, 12);
    at(5);
    const said = progress.hear({ type: 'progress', model: 1, epochs: 2.5 });
    expect(said.fraction).toBeCloseTo(12.5 / 60, 12);
    expect(said.secondsLeft).toBeCloseTo((5 / 12.5) * 47.5, 9);
    // A model that goes on and on makes the others look longer too.
    const later = progress.hear(trained(1, 40));
    expect(later.fraction).toBeCloseTo(50 / 150, 12);
    expect(progress.hear({ type: 'progress', model: 5, epochs: 0 }).fraction).toBe(later.fraction);
  });

  it('begins where the models are that are there already', () => {
    const { progress, at } = startProgress({ tasks: tasks.slice(3) });
    progress.begin(tasks[3]!);
    at(1);
    expect(progress.hear({ type: 'progress', model: 3, epochs: 0 }).fraction).toBe(0.5);
    expect(progress.hear({ type: 'progress', model: 3, epochs: 40 }).fraction).toBeCloseTo(0.5 + 0.5 / 3, 12);
  });

  it('of one model alone is the share of its epochs', () => {
    const alone = new RunProgress({
      models: 1,
      folds: 1,
      seeds: 1,
      epochs: 40,
      tasks: tasks.slice(0, 1),
      now: () => 0,
    });
    alone.begin(tasks[0]!);
    expect(alone.hear({ type: 'progress', model: 0, epochs: 30 })).toMatchObject({
      phase: 'Training',
      fraction: 0.75,
    });
  });
});
