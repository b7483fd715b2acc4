import {
  bestIndex,
  formatOf,
  hasMetric,
  isOfLogs,
  metricAt,
  splitMetrics,
} from '@renderer/features/runs/metrics';
import type { SplitMetrics } from '@shared/runs';
import { describe, expect, it } from 'vitest';
import { forecast, movement, split } from './sample-metrics';

describe('the best of several figures', () => {
  it('is the highest or the lowest, as the metric has it', () => {
    expect(bestIndex([0.2, 0.9, 0.5], 'higher')).toBe(1);
    expect(bestIndex([0.2, 0.9, 0.5], 'lower')).toBe(0);
  });

  it('passes over undefined figures', () => {
    expect(bestIndex([null, 0.3, Number.NaN, 0.4], 'higher')).toBe(3);
  });

  it('is nobody where fewer than two can be ranked, all are equal, or there is no better', () => {
    expect(bestIndex([null, 0.3], 'higher')).toBeNull();
    expect(bestIndex([0.3, 0.3], 'lower')).toBeNull();
    expect(bestIndex([1, 2], null)).toBeNull();
  });
});

describe('the metrics of a split', () => {
  it('have unique ids and write undefined as n/a', () => {
    const ids = splitMetrics.map((metric) => metric.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const metric of splitMetrics) expect(metric.format(null)).toBe('n/a');
  });

  it('are found by the paths that figures over seeds have', () => {
    const paths = splitMetrics.map((metric) => metric.path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of ['accuracy', 'trading.sharpe', 'forecast.rmse', 'movement.logLoss', 'information.ic'])
      expect(metricAt(path)?.path).toBe(path);
    expect(metricAt('trading.accuracy')).toBeUndefined();
  });

  it('are written as logarithms where volatility is forecast, and as returns elsewhere', () => {
    const rmse = metricAt('forecast.rmse')!;
    const volatility = { ...split, forecast: { ...forecast, qlike: 0.31 } };
    expect(formatOf(rmse, isOfLogs(volatility))(0.412)).toBe('0.4120');
    expect(formatOf(rmse, isOfLogs({ ...split, forecast }))(0.412)).toBe('41.200%');
    expect(isOfLogs(split)).toBe(false);
  });

  it('tell the figures of other labels from undefined ones', () => {
    const has = (part: SplitMetrics) => splitMetrics.filter((metric) => hasMetric(part, metric));
    const ofMovement = has({ ...split, movement });
    const ofReturn = has({ ...split, forecast });
    const ofDirection = has(split);
    expect(ofDirection.every(({ of }) => of === 'direction')).toBe(true);
    expect(ofMovement.length - ofDirection.length).toBe(4);
    expect(ofReturn.length - ofDirection.length).toBe(10);
    for (const metric of splitMetrics.filter(({ of }) => of !== 'direction'))
      expect(metric.read(split)).toBeNull();
    const ofVolatility = has({ ...split, forecast: { ...forecast, qlike: 0.3 } });
    expect(ofVolatility.every(({ of }) => of === 'forecast')).toBe(true);
    const rmse = ofReturn.find(({ id }) => id === 'forecast.rmse')!;
    expect(rmse.format(rmse.read({ ...split, forecast }))).toBe('0.982%');
  });
});
