import type { FeatureReport } from '@shared/analysis';
import type { ReactNode } from 'react';
import { formatBarTime, formatCount } from '../../ui/format';
import { splitTitles } from '../runs/SplitSelect';
import styles from './features-page.module.css';

/** How many rows the figures are of, and from when to when. */
export function SplitLine({ splits }: Pick<FeatureReport, 'splits'>): ReactNode {
  return (
    <div
      className={styles.splits}
      title="Rows of each split, the first and the last"
      data-testid="features-splits"
    >
      {splits.map(({ name, rows, firstTime, lastTime }) => (
        <span key={name}>
          {splitTitles[name]} {formatCount(rows, 'row')} · {formatBarTime(firstTime, stepOf(splits))} –{' '}
          {formatBarTime(lastTime, stepOf(splits))}
        </span>
      ))}
    </div>
  );
}

const dayMs = 86_400_000;

/** Days tell a split's ends apart, but where there are many rows in one. */
function stepOf(splits: FeatureReport['splits']): number {
  const isIntraday = splits.some(
    ({ rows, firstTime, lastTime }) => lastTime - firstTime < (rows * dayMs) / 2,
  );
  return isIntraday ? 60_000 : dayMs;
}
