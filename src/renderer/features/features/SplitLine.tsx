import type { FeatureReport } from '@shared/analysis';
import type { ReactNode } from 'react';
import { formatDate, formatNumber } from '../../ui/format';
import { splitTitles } from '../runs/SplitSelect';
import styles from './features-page.module.css';

/** The rows that the figures are of, in one line. */
export function SplitLine({ splits }: Pick<FeatureReport, 'splits'>): ReactNode {
  return (
    <div className={styles.splits} data-testid="features-splits">
      {splits.map(({ name, rows, firstTime, lastTime }) => (
        <span key={name}>
          {splitTitles[name]} {formatNumber(rows)} rows, {formatDate(firstTime)} to {formatDate(lastTime)}
        </span>
      ))}
    </div>
  );
}
