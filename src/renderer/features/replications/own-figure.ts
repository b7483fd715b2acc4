import type { PublishedFigure } from '@shared/replications';
import type { BaselineResult } from '@shared/run-report';
import type { SplitMetrics } from '@shared/runs';
import { formatNumber, formatPercent } from '../../ui/format';

type Own = NonNullable<PublishedFigure['own']>;

/** A run's own figure beside a published one: `53.1% ± 0.4%`, a difference with its sign, or why there is none. */
export function ownText(own: Own, test: SplitMetrics, baselines: readonly BaselineResult[]): string {
  const format = own.format === 'share' ? formatPercent : (value: number) => formatNumber(value, 4);
  const spread = test.overSeeds[own.path];
  const value = spread?.mean ?? figureAt(test, own.path);
  if (own.less !== null) {
    const baseline = baselines.find(({ kind }) => kind === own.less)?.test ?? null;
    if (baseline === null) return 'baseline not trained';
    const other = figureAt(baseline, own.path);
    if (value === null || other === null) return 'n/a';
    const gap = value - other;
    return `${gap > 0 ? '+' : ''}${format(gap)}`;
  }
  if (value === null) return 'n/a';
  return spread === undefined || spread.sd === null
    ? format(value)
    : `${format(value)} ± ${format(spread.sd)}`;
}

/** A figure by its path, `forecast.qlike`; null where there is none or it is undefined. */
export function figureAt(metrics: SplitMetrics, path: string): number | null {
  let value: unknown = metrics;
  for (const key of path.split('.')) value = isGroup(value) ? value[key] : undefined;
  return typeof value === 'number' ? value : null;
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
