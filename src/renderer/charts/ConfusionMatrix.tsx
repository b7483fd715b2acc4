import type { Classification } from '@shared/runs';
import type { ReactNode } from 'react';
import { formatNumber, formatPercent } from '../ui/format';
import styles from './confusion.module.css';

interface Props {
  readonly counts: Classification['confusion'];
}

/** What was said against what happened; each cell is tinted by its share of all rows. */
export function ConfusionMatrix({ counts }: Props): ReactNode {
  const { tp, fp, tn, fn } = counts;
  const total = tp + fp + tn + fn;
  return (
    <table className={styles.matrix} data-testid="confusion-matrix">
      <thead>
        <tr>
          <td />
          <th scope="col">Called up</th>
          <th scope="col">Called down</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Went up</th>
          <Cell id="tp" count={tp} total={total} isRight />
          <Cell id="fn" count={fn} total={total} />
        </tr>
        <tr>
          <th scope="row">Did not</th>
          <Cell id="fp" count={fp} total={total} />
          <Cell id="tn" count={tn} total={total} isRight />
        </tr>
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly id: string;
  readonly count: number;
  readonly total: number;
  readonly isRight?: boolean;
}

function Cell({ id, count, total, isRight = false }: CellProps): ReactNode {
  const share = total === 0 ? Number.NaN : count / total;
  const hue = isRight ? 'var(--ls-up)' : 'var(--ls-down)';
  const strength = Number.isNaN(share) ? 0 : Math.round(6 + share * 44);
  return (
    <td
      data-testid={`confusion-${id}`}
      style={{ background: `color-mix(in srgb, ${hue} ${strength}%, transparent)` }}
    >
      <b>{formatNumber(count)}</b>
      <span>{formatPercent(share)} of rows</span>
    </td>
  );
}
