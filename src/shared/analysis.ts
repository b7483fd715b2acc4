import { z } from 'zod';
import { splitName } from './runs';
import { barColumns, column } from './series';
import { featureSpec } from './spec';

/** Null where the figure is undefined, never 0 instead. */
const figure = z.number().nullable();

const drift = z.object({
  /** Population stability index against the training rows. */
  psi: figure,
  /** Two-sample Kolmogorov-Smirnov statistic against the training rows, and its p-value. */
  ks: figure,
  ksP: figure,
});
export type Drift = z.infer<typeof drift>;

/** What the training rows, and of drift the others too, say of one feature. */
export const featureFigures = z.object({
  /** Share of the bars after the warm-up that have no value. */
  missing: figure,
  mean: figure,
  sd: figure,
  validation: drift,
  test: drift,
  /** Of neighbouring training rows. */
  autocorrelation: figure,
  /** Correlation with the return over the label's horizon, of values and of ranks, each with its t-statistic. */
  ic: figure,
  icT: figure,
  rankIc: figure,
  rankIcT: figure,
  /** With the label, in nats. */
  mutualInformation: figure,
});
export type FeatureFigures = z.infer<typeof featureFigures>;

const named = { feature: featureSpec, label: z.string() };

/** A feature and its figures, or why it has none. */
export const analysedFeature = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), ...named, unit: z.string(), figures: featureFigures }),
  z.object({ ok: z.literal(false), ...named, problem: z.string() }),
]);
export type AnalysedFeature = z.infer<typeof analysedFeature>;

export const featureReport = z.object({
  /** In the order they were asked for. */
  features: z.array(analysedFeature),
  /** Correlations of every feature that has figures with every other, on training rows, row-major; NaN where undefined. */
  pearson: column,
  spearman: column,
  /** Empty where no feature has a value. */
  splits: z.array(z.object({ name: splitName, rows: z.int(), firstTime: z.number(), lastTime: z.number() })),
});
export type FeatureReport = z.infer<typeof featureReport>;

const splitColumns = z.object({ train: column, validation: column, test: column });

const distribution = z.object({
  count: z.int(),
  mean: figure,
  sd: figure,
  skewness: figure,
  kurtosis: figure,
  /** At the shares of `quantileShares`. */
  quantiles: z.array(figure),
});
export type DistributionFigures = z.infer<typeof distribution>;

export const quantileLabels = [
  'Lowest',
  '1%',
  '5%',
  '25%',
  'Median',
  '75%',
  '95%',
  '99%',
  'Highest',
] as const;

/** One feature looked at closely. */
export const featureDetails = z.object({
  label: z.string(),
  distributions: z.object({ train: distribution, validation: distribution, test: distribution }),
  /** Share of the rows of each split in bins that all share; the outermost hold what lies beyond the edges too. */
  histogram: z.object({ edges: column, shares: splitColumns }),
  /** From lag 0 on, of the training rows; within ±band are 95% of those of noise. */
  autocorrelations: column,
  band: figure,
  /** The bars and the feature's values, thinned out where there are many: the last value of `bucket` bars. */
  preview: z.object({ bars: barColumns, values: column, bucket: z.int() }),
});
export type FeatureDetails = z.infer<typeof featureDetails>;
