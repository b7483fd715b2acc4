import type { FeatureFigures } from '@shared/analysis';
import { formatNumber, formatPercent, formatRatio } from '../../ui/format';
import { formatValue } from './format-value';

/** How much a figure asks for attention. */
export type FigureLevel = 'plain' | 'telling' | 'shifted' | 'far-shifted';

/** A statistic of features: a column of the table. */
export interface FigureColumn {
  readonly id: string;
  readonly header: string;
  /** A sentence or two for the tooltip: what it is, on which rows, how to read it. */
  readonly help: string;
  readonly size: number;
  readonly read: (figures: FeatureFigures) => number | null;
  readonly format: (value: number | null) => string;
  readonly level?: (figures: FeatureFigures) => FigureLevel;
}

const three = (value: number | null): string => formatNumber(value, 3);

/** What is looked at first stands first. */
export const figureColumns: readonly FigureColumn[] = [
  {
    id: 'ic',
    header: 'IC',
    help: 'Information coefficient: Pearson correlation of the feature with the return over the label’s horizon, on training rows. 0.02 to 0.05 is what good features of liquid markets have; far more is a reason to look for a leak.',
    size: 66,
    read: ({ ic }) => ic,
    format: three,
    level: ({ icT }) => levelOfT(icT),
  },
  {
    id: 'icT',
    header: 't',
    help: 't-statistic of the IC, with Newey-West errors over horizon − 1 lags, since returns over several bars overlap. Beyond ±2 a single feature is unlikely to be chance; of 50 features two or three are beyond it by chance.',
    size: 56,
    read: ({ icT }) => icT,
    format: formatRatio,
    level: ({ icT }) => levelOfT(icT),
  },
  {
    id: 'rankIc',
    header: 'Rank IC',
    help: 'The same of ranks (Spearman), which no outlier sways, on training rows.',
    size: 74,
    read: ({ rankIc }) => rankIc,
    format: three,
    level: ({ rankIcT }) => levelOfT(rankIcT),
  },
  {
    id: 'mutualInformation',
    header: 'MI',
    help: 'Mutual information with the label in nats, on training rows: any dependence, not only a straight one. From ten quantile bins, less the bias of the estimate, so that a feature which says nothing is around 0.',
    size: 72,
    read: ({ mutualInformation }) => mutualInformation,
    format: (value) => formatNumber(value, 4),
  },
  {
    id: 'psiValidation',
    header: 'PSI val',
    help: 'Population stability index of the validation rows against the training rows, in ten bins of equal training share. Below 0.1 is no shift to speak of, above 0.25 a large one.',
    size: 74,
    read: ({ validation }) => validation.psi,
    format: three,
    level: ({ validation }) => levelOfPsi(validation.psi),
  },
  {
    id: 'psiTest',
    header: 'PSI test',
    help: 'Population stability index of the test rows against the training rows. Below 0.1 is no shift to speak of, above 0.25 a large one.',
    size: 78,
    read: ({ test }) => test.psi,
    format: three,
    level: ({ test }) => levelOfPsi(test.psi),
  },
  {
    id: 'ksValidation',
    header: 'KS val',
    help: 'Kolmogorov-Smirnov statistic: the largest gap between the distributions of validation and training rows, 0 to 1. Its p-value, in the details, is for independent rows; those of neighbouring bars are not.',
    size: 70,
    read: ({ validation }) => validation.ks,
    format: three,
  },
  {
    id: 'ksTest',
    header: 'KS test',
    help: 'Kolmogorov-Smirnov statistic of the test rows against the training rows, 0 to 1.',
    size: 74,
    read: ({ test }) => test.ks,
    format: three,
  },
  {
    id: 'autocorrelation',
    header: 'AC 1',
    help: 'Autocorrelation of neighbouring training rows. Near 1 the feature hardly changes from bar to bar: then there are far fewer independent values than rows.',
    size: 64,
    read: ({ autocorrelation }) => autocorrelation,
    format: formatRatio,
  },
  {
    id: 'rankIcT',
    header: 'Rank t',
    help: 't-statistic of the rank IC, as of the IC.',
    size: 68,
    read: ({ rankIcT }) => rankIcT,
    format: formatRatio,
    level: ({ rankIcT }) => levelOfT(rankIcT),
  },
  {
    id: 'missing',
    header: 'Missing',
    help: 'Share of the bars after the feature’s warm-up on which it has no value.',
    size: 74,
    read: ({ missing }) => missing,
    format: (value) => formatPercent(value, 1),
  },
  {
    id: 'mean',
    header: 'Mean',
    help: 'Mean of the training rows, in the feature’s unit.',
    size: 84,
    read: ({ mean }) => mean,
    format: formatValue,
  },
  {
    id: 'sd',
    header: 'S.d.',
    help: 'Standard deviation of the training rows, in the feature’s unit.',
    size: 84,
    read: ({ sd }) => sd,
    format: formatValue,
  },
];

/** Of an index of stability: Siddiqi's bounds. */
export function levelOfPsi(psi: number | null): FigureLevel {
  if (psi === null || psi < 0.1) return 'plain';
  return psi < 0.25 ? 'shifted' : 'far-shifted';
}

function levelOfT(t: number | null): FigureLevel {
  return t !== null && Math.abs(t) >= 2 ? 'telling' : 'plain';
}
