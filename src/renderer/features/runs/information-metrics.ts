import type { Information } from '@shared/runs';
import { formatRatio } from '../../ui/format';
import { type Metric, threeDigits } from './metric';

/** How well what is said orders what happens. */
export const informationMetrics: readonly Metric<Information>[] = [
  {
    id: 'ic',
    label: 'IC',
    help: 'Information coefficient: correlation of what was said with the return over the horizon. 0.05 is much for daily returns.',
    better: 'higher',
    format: threeDigits,
    read: (source) => source.ic,
    whenUndefined: 'What was said, or the returns, do not vary.',
  },
  {
    id: 'rankIc',
    label: 'Rank IC',
    help: 'The same of ranks, which a few large moves cannot decide.',
    better: 'higher',
    format: threeDigits,
    read: (source) => source.rankIc,
    whenUndefined: 'What was said, or the returns, do not vary.',
  },
  {
    id: 'icir',
    label: 'ICIR',
    help: 'Mean of the ICs of months, of a panel of dates, over their standard deviation: how steady it is.',
    better: 'higher',
    format: formatRatio,
    read: (source) => source.icir,
    whenUndefined: 'There are too few months, or dates of a panel, with an IC.',
  },
];
