import type { ReproductionEffect } from '@shared/reproduction';
import type { ReactNode } from 'react';
import { NOT_AVAILABLE } from '../../../ui/format';
import styles from './reproduction.module.css';

interface Props {
  readonly title: string;
  readonly rows: readonly (ReproductionEffect & { readonly why?: string })[];
  readonly of: number;
  readonly by: number;
  readonly testId: string;
}

export function DifferencesTable({ title, rows, of, by, testId }: Props): ReactNode {
  const hasWhy = rows.some(({ why }) => why !== undefined);
  return (
    <table className={styles.table} data-testid={testId}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">Run {of}</th>
          <th scope="col">Run {by}</th>
          {hasWhy && <th scope="col">What it means</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, before, after, why }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{before ?? NOT_AVAILABLE}</td>
            <td>{after ?? NOT_AVAILABLE}</td>
            {hasWhy && <td className="ls-quiet">{why}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
