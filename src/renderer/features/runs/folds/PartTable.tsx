import type { PartReport } from '@shared/run-report';
import type { LabelKind } from '@shared/spec-label';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../ui/format';
import { SeededValue } from '../SeededValue';
import { figureOfSpread } from '../seeded';
import styles from './folds.module.css';
import { keyMetrics } from './key-metrics';

interface Props {
  readonly title: string;
  readonly subtitle: string;
  readonly kind: LabelKind;
  readonly parts: readonly PartReport[];
  readonly testId: string;
}

/** Figures of parts of the test rows: years, regimes. */
export function PartTable({ title, subtitle, kind, parts, testId }: Props): ReactNode {
  if (parts.length === 0) return null;
  const metrics = keyMetrics(kind, parts);
  return (
    <section>
      <h2 className={styles.title}>
        {title} <span className="ls-quiet">{subtitle}</span>
      </h2>
      <div className={styles.scroll}>
        <table className={styles.table} data-testid={testId}>
          <thead>
            <tr>
              <td />
              <th scope="col">Rows</th>
              {metrics.map((metric) => (
                <th key={metric.id} scope="col" title={metric.help}>
                  {metric.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.label}>
                <th scope="row">{part.label}</th>
                <td>{formatNumber(part.rows)}</td>
                {metrics.map((metric) => (
                  <td key={metric.id}>
                    <SeededValue
                      metric={metric}
                      figure={figureOfSpread(part.figures[metric.path])}
                      isLog={kind === 'volatility'}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
