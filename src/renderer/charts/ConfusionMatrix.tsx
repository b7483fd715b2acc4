import type { ReactNode } from 'react';
import { formatNumber, formatPercent } from '../ui/format';
import styles from './confusion.module.css';

/** One class: what it is called when it was said, and when it happened. */
export interface MatrixClass {
  readonly id: string;
  readonly said: string;
  readonly happened: string;
}

interface Props {
  readonly classes: readonly MatrixClass[];
  /** Rows by what happened, then by what was said, in the order of `classes`. */
  readonly counts: readonly (readonly number[])[];
}

/** What was said against what happened; each cell is tinted by its share of all rows. */
export function ConfusionMatrix({ classes, counts }: Props): ReactNode {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  return (
    <table className={styles.matrix} data-testid="confusion-matrix" data-classes={classes.length}>
      <thead>
        <tr>
          <td />
          {classes.map(({ id, said }) => (
            <th key={id} scope="col">
              {said}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((actual, row) => (
          <tr key={actual.id}>
            <th scope="row">{actual.happened}</th>
            {classes.map((said, column) => (
              <Cell
                key={said.id}
                id={`${actual.id}-${said.id}`}
                count={counts[row]?.[column] ?? 0}
                total={total}
                isRight={row === column}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly id: string;
  readonly count: number;
  readonly total: number;
  readonly isRight: boolean;
}

function Cell({ id, count, total, isRight }: CellProps): ReactNode {
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
