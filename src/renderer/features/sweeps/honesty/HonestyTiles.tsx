import type { SweepHonesty } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { formatCount, formatNumber, formatRatio } from '../../../ui/format';
import { FigureTiles } from '../../runs/honesty/FigureTiles';
import { yearsText } from '../../runs/honesty/honesty-words';

interface Tile {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly value: (report: SweepHonesty) => string;
  readonly more: (report: SweepHonesty) => string;
}

const tiles: readonly Tile[] = [
  {
    id: 'trials',
    label: 'Trials',
    help: 'Trials of this sweep with an account on validation rows. The effective number is what they amount to, had their returns nothing in common.',
    value: ({ trials }) => formatNumber(trials),
    more: ({ effectiveTrials }) => `effective ${formatNumber(effectiveTrials, 1)}`,
  },
  {
    id: 'sharpe',
    label: 'Sharpe, validation rows',
    help: 'Of the account of the best trial on its validation rows, after costs, annualised.',
    value: ({ sharpe }) => formatRatio(sharpe),
    more: ({ number, returns, years }) =>
      `${number === null ? '' : `trial ${number}, `}${formatCount(returns, 'return')}, ${yearsText(years)}`,
  },
  {
    id: 'probabilistic',
    label: 'PSR',
    help: 'Probabilistic Sharpe ratio: the chance that the true ratio is above 0, as if nothing else had been tried.',
    value: ({ probabilistic }) => formatRatio(probabilistic),
    more: () => 'chance of a ratio above 0',
  },
  {
    id: 'luckySharpe',
    label: 'Luck alone',
    help: 'The Sharpe ratio that the best of so many trials without any skill would show.',
    value: ({ luckySharpe }) => formatRatio(luckySharpe),
    more: ({ sharpeDeviation }) =>
      sharpeDeviation === null
        ? 'too few trials to tell'
        : `deviation over trials ${formatRatio(sharpeDeviation)}`,
  },
  {
    id: 'deflated',
    label: 'Deflated Sharpe',
    help: 'The chance that the true ratio is above what luck alone would show among so many trials. 0.95 and more is evidence.',
    value: ({ deflated }) => formatRatio(deflated),
    more: () => 'chance of a ratio above luck',
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
        : 'cannot be told',
  },
];

/** What stands beside the Sharpe ratio of the best trial, each figure with what it is made of. */
export function HonestyTiles({ report }: { readonly report: SweepHonesty }): ReactNode {
  const made = tiles.map(({ value, more, ...tile }) => ({
    ...tile,
    value: value(report),
    more: more(report),
  }));
  return <FigureTiles tiles={made} testId="sweep-honesty" />;
}
