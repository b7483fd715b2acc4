import type { TrialRow } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../ui/format';
import { objectiveWords } from '../model/objective-words';
import { useSweepView } from '../model/use-sweep-view';
import styles from './trial.module.css';

/** Every figure of a trial with its deviation over folds and seeds. */
export function TrialFigures({ trial: { figures } }: { readonly trial: TrialRow }): ReactNode {
  const { sweep } = useSweepView();
  const known = Object.entries(figures);
  if (known.length === 0) return null;
  // One model has no deviation.
  const hasSpread = known.some(([, { count }]) => count > 1);
  return (
    <section>
      <h3 className={styles.title}>Figures on validation rows</h3>
      <table className={styles.table} data-testid="trial-figures">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className="ls-figure">
              {hasSpread ? 'Mean' : 'Value'}
            </th>
            {hasSpread && (
              <>
                <th scope="col" className="ls-figure">
                  S.d.
                </th>
                <th scope="col" className="ls-figure">
                  Models
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {known.map(([metric, { mean, sd, count }]) => {
            const words = objectiveWords(metric, sweep.spec);
            return (
              <tr key={metric}>
                <td title={metric}>{words.title}</td>
                <td className="ls-figure">{words.format(mean)}</td>
                {hasSpread && (
                  <>
                    <td className="ls-figure">{words.format(count > 1 ? sd : null)}</td>
                    <td className="ls-figure">{formatNumber(count)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
