import type { DistributionFigures, FeatureDetails } from '@shared/analysis';
import { AppError } from '@shared/errors';
import { nullIfNaN, nullsForNaNs } from '../stats/undefined';
import { autocorrelations, noiseBand } from './autocorrelation';
import { distributionOf } from './distribution';
import { type AnalysisFrame, valuesAt } from './frame';
import { histogramEdges, histogramShares } from './histogram';
import { previewOf } from './preview';

const lags = 40;

/**
 * One feature of a frame looked at closely. Bins and autocorrelations come from training rows. Throws AppError `invalid` with the sentence
 * of a feature that cannot be used.
 */
export function featureDetails(frame: AnalysisFrame, index: number): FeatureDetails {
  const column = frame.columns[index];
  const { rows } = frame;
  if (column === undefined) throw new AppError('notFound', `There is no feature ${index + 1}.`);
  if (!column.ok) throw new AppError('invalid', `${column.label}: ${column.problem}`);
  if (rows === null) throw new Error('A feature has values and no rows.');
  const values = {
    train: valuesAt(column.values, rows.train),
    validation: valuesAt(column.values, rows.validation),
    test: valuesAt(column.values, rows.test),
  };
  const edges = histogramEdges(values.train.toSorted());
  return {
    label: column.label,
    distributions: {
      train: figuresOf(values.train),
      validation: figuresOf(values.validation),
      test: figuresOf(values.test),
    },
    histogram: {
      edges,
      shares: {
        train: histogramShares(values.train, edges),
        validation: histogramShares(values.validation, edges),
        test: histogramShares(values.test, edges),
      },
    },
    autocorrelations: autocorrelations(values.train, lags),
    band: nullIfNaN(noiseBand(values.train.length)),
    preview: previewOf(frame.market.bars, column.values),
  };
}

function figuresOf(values: Float64Array): DistributionFigures {
  const { quantiles, ...moments } = distributionOf(values);
  return { ...nullsForNaNs(moments), count: values.length, quantiles: quantiles.map(nullIfNaN) };
}
