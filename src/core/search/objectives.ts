import { AppError } from '@shared/errors';
import type { ExperimentSpec } from '@shared/spec';
import type { Objective } from '@shared/sweep-plan';
import { classesOf, isNumberLabel } from '../labels/outcomes';
import { lossNameOf } from '../spec/loss';

type Learning = Pick<ExperimentSpec, 'label' | 'training'>;

/** A figure on validation rows that a search can go by. */
export interface SearchMetric {
  /** `loss`, or its path among the figures of a split (`evaluation/spreads.ts`). */
  readonly path: string;
  readonly title: string;
  /** `share` is shown as per cent; `plain` has no unit, or that of the label. */
  readonly unit: 'nats' | 'share' | 'ratio' | 'multiple' | 'plain';
  readonly isLessBetter: boolean;
}

interface Offered extends SearchMetric {
  isDefinedFor(learning: Learning): boolean;
}

const always = () => true;
const isForecast = ({ label }: Learning) => isNumberLabel(label.kind);
const isVolatility = ({ label }: Learning) => label.kind === 'volatility';
const isOfReturns = (learning: Learning) => isForecast(learning) && !isVolatility(learning);
const isOfThree = ({ label }: Learning) => classesOf[label.kind].length === 3;
/** A forecast of volatility says nothing of up and down, and nothing is traded on it. */
const hasDirection = (learning: Learning) => !isVolatility(learning);

const more = (
  path: string,
  title: string,
  unit: SearchMetric['unit'],
  isDefinedFor: Offered['isDefinedFor'],
) => ({ path, title, unit, isLessBetter: false, isDefinedFor }) satisfies Offered;
const less = (
  path: string,
  title: string,
  unit: SearchMetric['unit'],
  isDefinedFor: Offered['isDefinedFor'],
) => ({ path, title, unit, isLessBetter: true, isDefinedFor }) satisfies Offered;

/** Those of which neither more nor less is better, as exposure or the coverage of an interval, are no objectives. */
const offered: readonly Offered[] = [
  less('loss', 'Validation loss', 'plain', always),
  more('trading.sharpe', 'Sharpe', 'ratio', hasDirection),
  more('trading.totalReturn', 'Return', 'share', hasDirection),
  more('trading.cagr', 'CAGR', 'share', hasDirection),
  less('trading.maxDrawdown', 'Max drawdown', 'share', hasDirection),
  less('trading.volatility', 'Volatility', 'share', hasDirection),
  more('trading.winRate', 'Win rate', 'share', hasDirection),
  less('trading.turnover', 'Turnover a year', 'multiple', hasDirection),
  less('logLoss', 'Log loss', 'nats', hasDirection),
  more('accuracy', 'Accuracy', 'share', hasDirection),
  more('balancedAccuracy', 'Balanced accuracy', 'share', hasDirection),
  more('precision', 'Precision', 'share', hasDirection),
  more('recall', 'Recall', 'share', hasDirection),
  more('f1', 'F1', 'plain', hasDirection),
  more('mcc', 'MCC', 'plain', hasDirection),
  more('rocAuc', 'ROC AUC', 'plain', hasDirection),
  more('prAuc', 'PR AUC', 'plain', hasDirection),
  less('brier', 'Brier score', 'plain', hasDirection),
  less('movement.logLoss', 'Log loss, 3 classes', 'nats', isOfThree),
  more('movement.accuracy', 'Accuracy, 3 classes', 'share', isOfThree),
  more('movement.balancedAccuracy', 'Balanced accuracy, 3 classes', 'share', isOfThree),
  more('movement.macroF1', 'Macro F1', 'plain', isOfThree),
  less('forecast.rmse', 'RMSE', 'plain', isForecast),
  less('forecast.mae', 'MAE', 'plain', isForecast),
  less('forecast.mse', 'MSE', 'plain', isForecast),
  more('forecast.r2', 'R²', 'plain', isForecast),
  more('forecast.r2VsZero', 'R² against no change', 'plain', isOfReturns),
  more('forecast.r2VsLag', 'R² against the last', 'plain', isForecast),
  less('forecast.qlike', 'QLIKE', 'plain', isVolatility),
  less(
    'forecast.nll',
    'Neg. log likelihood',
    'nats',
    (one) => isForecast(one) && lossNameOf(one) === 'gaussian',
  ),
  less(
    'forecast.pinball',
    'Pinball loss',
    'plain',
    (one) => isForecast(one) && lossNameOf(one) === 'quantile',
  ),
  more('information.ic', 'IC', 'plain', always),
  more('information.rankIc', 'Rank IC', 'plain', always),
  more('information.icir', 'ICIR', 'ratio', always),
];

const byPath: ReadonlyMap<string, SearchMetric> = new Map(offered.map((one) => [one.path, plain(one)]));

/** Every metric that some experiment can be searched by. */
export const searchMetrics: readonly SearchMetric[] = [...byPath.values()];

/** Those that the label and the loss of a spec define, the loss first. */
export function objectivesFor(spec: Learning): readonly SearchMetric[] {
  return offered.filter(({ isDefinedFor }) => isDefinedFor(spec)).map(plain);
}

/** @throws AppError `invalid` where no search can go by it. */
export function objectiveOf(metric: string): SearchMetric {
  const found = byPath.get(metric);
  if (found !== undefined) return found;
  throw new AppError(
    'invalid',
    `No search can go by "${metric}". Choose one of ${searchMetrics.map(({ path }) => path).join(', ')}.`,
  );
}

/** Turned so that less is better; NaN stays. */
export function lossOf(metric: string, value: number): number {
  return objectiveOf(metric).isLessBetter ? value : -value;
}

/** What a trial is worth: the mean, made worse by `penalty` standard deviations; NaN where what that takes is undefined. */
export function objectiveValue(
  { metric, penalty }: Objective,
  { mean, sd }: { readonly mean: number | null; readonly sd: number | null },
): number {
  const worse = penalty === 0 ? 0 : penalty * (sd ?? NaN);
  return (mean ?? NaN) + (objectiveOf(metric).isLessBetter ? worse : -worse);
}

/** The values of all objectives turned so that less is better; null where one is undefined. */
export function lossesOf(
  objectives: readonly Objective[],
  values: readonly (number | null)[],
): readonly number[] | null {
  const losses = objectives.map(({ metric }, k) => lossOf(metric, values[k] ?? NaN));
  return losses.every(Number.isFinite) ? losses : null;
}

const changesLoss = ['training.loss', 'training.huberDelta', 'training.quantiles'];

/**
 * Why a metric means something else from trial to trial where these fields are swept, as a sentence; null where it does not. Searched by it,
 * the trial would win whose question is easiest.
 *
 * @param paths fields of the spec
 */
export function incomparableOver(metric: string, paths: readonly string[]): string | null {
  const changed = paths.find(
    (path) =>
      (metric === 'loss' && changesLoss.includes(path)) ||
      (!metric.startsWith('trading.') && (path === 'label' || path.startsWith('label.'))),
  );
  if (changed === undefined) return null;
  const { title } = objectiveOf(metric);
  return `${title} means something else wherever ${changed} differs, so the easiest trial would win. Search by a trading figure such as trading.sharpe, or do not sweep ${changed}.`;
}

function plain({ path, title, unit, isLessBetter }: Offered): SearchMetric {
  return { path, title, unit, isLessBetter };
}
