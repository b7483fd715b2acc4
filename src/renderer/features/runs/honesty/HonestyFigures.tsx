import type { HonestyReport } from '@shared/honesty';
import type { ReactNode } from 'react';
import { formatCount, formatNumber, formatRatio } from '../../../ui/format';
import { FigureTiles } from './FigureTiles';
import { yearsText } from './honesty-words';

interface Shown {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly value: (report: HonestyReport) => string;
  /** What the figure is made of, in a line. */
  readonly more: (report: HonestyReport, isEnsemble: boolean) => string;
}

const shown: readonly Shown[] = [
  {
    id: 'trials',
    label: 'Trials',
    help: 'Evaluations on this data whose test period overlaps with that of this run: runs, also deleted ones, trials of sweeps, thresholds tried and vaults opened. The effective number is what they amount to, had their returns nothing in common.',
    value: ({ trials }) => formatNumber(trials),
    more: ({ effectiveTrials, meanCorrelation }) =>
      meanCorrelation === null
        ? `effective ${formatNumber(effectiveTrials, 1)}`
        : `effective ${formatNumber(effectiveTrials, 1)}, correlation ${formatRatio(meanCorrelation)}`,
  },
  {
    id: 'sharpe',
    label: 'Sharpe',
    help: 'Of the account on the test rows, after costs, annualised. Of several seeds that of their ensemble, which is what one would trade; here and in all figures beside it.',
    value: ({ sharpe }) => formatRatio(sharpe),
    more: ({ returns, years }, isEnsemble) =>
      `${isEnsemble ? 'ensemble, ' : ''}${formatCount(returns, 'return')}, ${yearsText(years)}`,
  },
  {
    id: 'probabilistic',
    label: 'PSR',
    help: 'Probabilistic Sharpe ratio: the chance that the true ratio is above 0, given how many returns there are and how skewed and heavy-tailed they are, as if nothing else had been tried.',
    value: ({ probabilistic }) => formatRatio(probabilistic),
    more: () => 'chance of a ratio above 0',
  },
  {
    id: 'luckySharpe',
    label: 'Luck alone',
    help: 'The Sharpe ratio that the best of so many trials without any skill would show: the deviation of the ratios over the trials times what the largest of so many normal numbers is on average.',
    value: ({ luckySharpe }) => formatRatio(luckySharpe),
    more: ({ sharpeDeviation }) =>
      sharpeDeviation === null
        ? 'too few trials to tell'
        : `deviation over trials ${formatRatio(sharpeDeviation)}`,
  },
  {
    id: 'deflated',
    label: 'Deflated Sharpe',
    help: 'The chance that the true ratio is above what luck alone would show among so many trials. 0.95 and more is evidence; each further trial lowers it.',
    value: ({ deflated }) => formatRatio(deflated),
    more: () => 'chance of a ratio above luck',
  },
  {
    id: 'minimum',
    label: 'Shortest record',
    help: 'Minimum track record length: how long returns like these must go on to say with 95% that the ratio is above 0. Undefined where it is not above 0.',
    value: ({ minimumYears }) => yearsText(minimumYears),
    more: ({ minimumReturns, returns }) =>
      minimumReturns === null
        ? 'no record is long enough'
        : `${formatCount(minimumReturns, 'return')} of ${formatNumber(returns)}`,
  },
  {
    id: 'pbo',
    label: 'PBO',
    help: 'Probability of backtest overfitting: how often the trial that is best on one half of the time is no better than the middle on the other.',
    value: ({ overfitting }) =>
      overfitting.kind === 'judged' ? formatRatio(overfitting.probability) : formatRatio(null),
    more: ({ overfitting }) =>
      overfitting.kind === 'judged'
        ? `over ${formatCount(overfitting.trials, 'distinct trial')}`
        : 'needs two different trials',
  },
];

interface Props {
  readonly report: HonestyReport;
  /** Whether the run has several seeds. */
  readonly isEnsemble: boolean;
}

/** What stands beside the Sharpe ratio, each figure with what it is made of. */
export function HonestyFigures({ report, isEnsemble }: Props): ReactNode {
  const made = shown.map(({ value, more, ...tile }) => ({
    ...tile,
    value: value(report),
    more: more(report, isEnsemble),
  }));
  return <FigureTiles tiles={made} testId="honesty" />;
}
