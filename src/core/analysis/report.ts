import type { Drift, FeatureFigures, FeatureReport } from '@shared/analysis';
import { splitNames } from '@shared/runs';
import { nullIfNaN, nullsForNaNs } from '../stats/undefined';
import type { SplitRows } from '../validation/chronological';
import { autocorrelations } from './autocorrelation';
import { correlationMatrix } from './correlation';
import { distributionOf } from './distribution';
import { type AnalysisFrame, type GoodColumn, isGood, type OnProgress, valuesAt } from './frame';
import { informationCoefficient } from './information-coefficient';
import { kolmogorovSmirnov } from './kolmogorov-smirnov';
import { mutualInformation } from './mutual-information';
import { populationStability } from './population-stability';
import { binNumbers, quantileEdges } from './quantile-bins';
import { ranksOf } from './ranks';

/** Bins of a feature, and of a label that is a number, for the mutual information. */
const bins = 10;

/**
 * Figures of every feature, and how they correlate. All but drift is of training rows only: what validation and test hold moves none of it,
 * so features can be chosen by it without having looked at what they will be judged on.
 */
export async function featureReport(
  frame: AnalysisFrame,
  onProgress: OnProgress = () => undefined,
): Promise<FeatureReport> {
  const good = frame.columns.filter(isGood);
  const { rows } = frame;
  const figures = new Map<GoodColumn, FeatureFigures>();
  const trained: Float64Array[] = [];
  const ranked: Float64Array[] = [];
  if (rows !== null) {
    const known = knownOf(frame, rows);
    for (const column of good) {
      const values = valuesAt(column.values, rows.train);
      const sorted = values.toSorted();
      const ranks = ranksOf(values, sorted);
      figures.set(column, figuresOf(column, { values, sorted, ranks }, rows, known));
      trained.push(values);
      ranked.push(ranks);
      await onProgress(figures.size / (good.length + 2));
    }
  }
  const pearson = correlationMatrix(trained);
  await onProgress((good.length + 1) / (good.length + 2));
  return {
    features: frame.columns.map((column) => {
      const { spec: feature, label } = column;
      const found = column.ok ? figures.get(column) : undefined;
      return column.ok && found !== undefined
        ? { ok: true, feature, label, unit: column.unit, figures: found }
        : { ok: false, feature, label, problem: column.ok ? 'Has no rows.' : column.problem };
    }),
    pearson,
    spearman: correlationMatrix(ranked),
    splits: rows === null ? [] : splitsOf(frame, rows),
  };
}

/** What is known of the training rows afterwards. */
interface Known {
  /** Rows whose forward return is known; all of them but where prices are not above 0. */
  readonly scored: Int32Array;
  readonly returns: Float64Array;
  readonly returnRanks: Float64Array;
  readonly horizon: number;
  /** Classes, or bins of a label that is a number. */
  readonly labels: ArrayLike<number>;
}

function knownOf({ spec, outcomes, forward }: AnalysisFrame, { train }: SplitRows): Known {
  const scored = train.filter((t) => Number.isFinite(forward[t]!));
  const returns = valuesAt(forward, scored);
  const labels = valuesAt(outcomes, train);
  return {
    scored,
    returns,
    returnRanks: ranksOf(returns),
    horizon: spec.label.horizon,
    labels:
      spec.label.kind === 'return' ? binNumbers(labels, quantileEdges(labels.toSorted(), bins)) : labels,
  };
}

interface Training {
  readonly values: Float64Array;
  readonly sorted: Float64Array;
  readonly ranks: Float64Array;
}

function figuresOf(
  column: GoodColumn,
  { values, sorted, ranks }: Training,
  rows: SplitRows,
  known: Known,
): FeatureFigures {
  const { mean, sd } = distributionOf(values, sorted);
  const scored = known.scored.length === values.length ? values : valuesAt(column.values, known.scored);
  const coefficient = informationCoefficient(scored, known.returns, known.horizon, {
    feature: scored === values ? ranks : ranksOf(scored),
    returns: known.returnRanks,
  });
  return {
    ...nullsForNaNs({
      missing: missingShare(column),
      mean,
      sd,
      autocorrelation: autocorrelations(values, 1)[1]!,
      ...coefficient,
      mutualInformation: mutualInformation(binNumbers(values, quantileEdges(sorted, bins)), known.labels),
    }),
    validation: driftOf(sorted, valuesAt(column.values, rows.validation).sort()),
    test: driftOf(sorted, valuesAt(column.values, rows.test).sort()),
  };
}

/** Both in ascending order. */
function driftOf(training: Float64Array, later: Float64Array): Drift {
  const { statistic, pValue } = kolmogorovSmirnov(training, later);
  return {
    psi: nullIfNaN(populationStability(training, later)),
    ks: nullIfNaN(statistic),
    ksP: nullIfNaN(pValue),
  };
}

/** Of the bars after the warm-up. */
function missingShare({ values, warmUp }: GoodColumn): number {
  let missing = 0;
  for (let t = warmUp; t < values.length; t++) if (!Number.isFinite(values[t]!)) missing++;
  return missing / (values.length - warmUp);
}

function splitsOf({ market }: AnalysisFrame, rows: SplitRows): FeatureReport['splits'] {
  const { time } = market.bars;
  return splitNames.map((name) => ({
    name,
    rows: rows[name].length,
    firstTime: time[rows[name][0]!]!,
    lastTime: time[rows[name].at(-1)!]!,
  }));
}
