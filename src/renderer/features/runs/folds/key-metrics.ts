import type { RunReport } from '@shared/run-report';
import type { Spread } from '@shared/runs';
import type { LabelKind } from '@shared/spec-label';
import { formatNumber } from '../../../ui/format';
import { metricAt, type SplitMetric } from '../metrics';

const trading = ['trading.sharpe', 'trading.totalReturn'] as const;

/** Paths of the figures that a fold or a year is told by: those of what the label asks for, then what trading earned. */
export function keyPaths(kind: LabelKind): readonly string[] {
  switch (kind) {
    case 'movement':
    case 'regime':
    case 'tripleBarrier':
      return ['movement.balancedAccuracy', 'movement.logLoss', ...trading];
    case 'return':
    case 'simpleReturn':
      return ['forecast.rmse', 'forecast.r2VsZero', ...trading];
    case 'volatility':
      return ['forecast.rmse', 'forecast.r2VsLag', 'forecast.qlike'];
    default:
      return ['accuracy', 'logLoss', ...trading];
  }
}

/** Those of them that some of the parts know. */
export function keyMetrics(
  kind: LabelKind,
  parts: readonly { readonly figures: Readonly<Record<string, Spread>> }[],
): readonly SplitMetric[] {
  return keyPaths(kind).flatMap((path) => {
    const metric = metricAt(path);
    const isKnown = parts.some(({ figures }) => typeof figures[path]?.mean === 'number');
    return metric !== undefined && isKnown ? [metric] : [];
  });
}

/** What folds differ in that were trained, and those that were not. */
export function foldsText({ folds }: Pick<RunReport, 'folds'>): string {
  const flawed = folds.filter(({ flaw }) => flaw !== null).length;
  const count = folds.length === 1 ? '1 fold' : `${formatNumber(folds.length)} folds`;
  return flawed === 0 ? count : `${count}, ${formatNumber(flawed)} of them not trained`;
}
