import {
  incomparableOver,
  lossesOf,
  lossOf,
  objectiveOf,
  objectivesFor,
  objectiveValue,
  searchMetrics,
} from '@core/search/objectives';
import { metricAt } from '@renderer/features/runs/metrics';
import { experimentSpec } from '@shared/spec';
import { labelKinds } from '@shared/spec-label';
import { describe, expect, it } from 'vitest';

const learning = (label: object, training: object = {}) =>
  experimentSpec.parse({ name: 'a', data: { series: 'S' }, features: [{ kind: 'return' }], label, training });
const pathsFor = (label: object, training?: object) =>
  objectivesFor(learning(label, training)).map(({ path }) => path);

describe('what a search can go by', () => {
  it('is named and turned as the tables of runs name and turn it', () => {
    for (const { path, title, isLessBetter } of searchMetrics.filter((one) => one.path !== 'loss')) {
      const shown = metricAt(path);
      expect(title.startsWith(shown?.label ?? path), path).toBe(true);
      if (shown?.better != null) expect(shown.better, path).toBe(isLessBetter ? 'lower' : 'higher');
    }
  });

  it('leaves out what the label or the loss does not define', () => {
    expect(pathsFor({ kind: 'direction' })).not.toContain('forecast.rmse');
    expect(pathsFor({ kind: 'movement' })).toContain('movement.logLoss');
    expect(pathsFor({ kind: 'volatility' })).not.toContain('trading.sharpe');
    expect(pathsFor({ kind: 'volatility' })).toContain('forecast.qlike');
    expect(pathsFor({ kind: 'return' })).not.toContain('forecast.nll');
    expect(pathsFor({ kind: 'return' }, { loss: 'gaussian' })).toContain('forecast.nll');
    for (const kind of labelKinds) expect(pathsFor({ kind })[0]).toBe('loss');
  });

  it('makes a mean worse by its deviation, whichever way is better', () => {
    const spread = { mean: 1, sd: 0.25 };
    expect(objectiveValue({ metric: 'trading.sharpe', penalty: 2 }, spread)).toBe(0.5);
    expect(objectiveValue({ metric: 'loss', penalty: 2 }, spread)).toBe(1.5);
    expect(objectiveValue({ metric: 'loss', penalty: 0 }, { mean: 1, sd: null })).toBe(1);
    expect(objectiveValue({ metric: 'loss', penalty: 1 }, { mean: 1, sd: null })).toBeNaN();
    expect(objectiveValue({ metric: 'loss', penalty: 0 }, { mean: null, sd: 1 })).toBeNaN();
  });

  it('turns values so that less is better, and has none where one is undefined', () => {
    const objectives = [
      { metric: 'trading.sharpe', penalty: 0 },
      { metric: 'trading.maxDrawdown', penalty: 0 },
    ];
    expect(lossesOf(objectives, [1.5, 0.2])).toEqual([-1.5, 0.2]);
    expect(lossesOf(objectives, [1.5, null])).toBeNull();
    expect(lossOf('accuracy', NaN)).toBeNaN();
  });

  it('is refused with a sentence where there is no such figure', () => {
    expect(() => objectiveOf('trading.exposure')).toThrow(/No search can go by "trading.exposure"/);
  });

  it('is told apart where trials answer different questions', () => {
    expect(incomparableOver('loss', ['model.hidden', 'training.huberDelta'])).toMatch(/training.huberDelta/);
    expect(incomparableOver('accuracy', ['label.horizon'])).toMatch(/easiest trial would win/);
    expect(incomparableOver('trading.sharpe', ['label.horizon', 'training.loss'])).toBeNull();
  });
});
