import type { SplitMetrics, Spread } from '@shared/runs';
import { overSeeds } from '../stats/over-seeds';
import { nullIfNaN } from '../stats/undefined';
import type { RowMetrics } from './evaluate-split';

const single = [
  'accuracy',
  'precision',
  'recall',
  'f1',
  'logLoss',
  'balancedAccuracy',
  'mcc',
  'rocAuc',
  'prAuc',
  'brier',
] as const satisfies readonly (keyof SplitMetrics)[];
const groups = ['forecast', 'movement', 'information'] as const;
/** The same of every model. */
const fixed = ['nominalCoverage'];

/** Figures by path, as `accuracy` or `trading.sharpe`; NaN where undefined. */
export type Figures = ReadonlyMap<string, number>;

/** The figures of a split that differ from model to model. */
export function figuresOf(metrics: SplitMetrics): Figures {
  return new Map([...rowFiguresOf(metrics), ...figuresIn('trading', metrics.trading)]);
}

/** Those that are taken over rows, without the account. */
export function rowFiguresOf(metrics: RowMetrics): Figures {
  return new Map([
    ...single.map((name) => [name, metrics[name] ?? NaN] as const),
    ...groups.flatMap((group) => figuresIn(group, metrics[group])),
  ]);
}

function figuresIn(group: string, figures: object | null): readonly (readonly [string, number])[] {
  return Object.entries(figures ?? {}).flatMap(([name, value]: [string, unknown]) => {
    if (fixed.includes(name) || (typeof value !== 'number' && value !== null)) return [];
    return [[`${group}.${name}`, value ?? NaN] as const];
  });
}

/** What each figure is over the seeds: mean, deviation, interval of the mean; null where undefined. */
export function spreadsOf(seeds: readonly Figures[]): Record<string, Spread> {
  const paths = [...(seeds[0]?.keys() ?? [])];
  return Object.fromEntries(
    paths.map((path) => [path, spreadOf(seeds.map((figures) => figures.get(path) ?? NaN))]),
  );
}

function spreadOf(values: readonly number[]): Spread {
  const { mean, sd, low, high, count } = overSeeds(values);
  return { mean: nullIfNaN(mean), sd: nullIfNaN(sd), low: nullIfNaN(low), high: nullIfNaN(high), count };
}
