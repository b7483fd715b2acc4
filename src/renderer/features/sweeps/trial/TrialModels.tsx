import type { ReactNode } from 'react';
import { useTrialRecord } from '../../../api/queries';
import { formatNumber } from '../../../ui/format';
import { LineSkeleton, QueryView } from '../../../ui/QueryView';
import { objectiveWords } from '../model/objective-words';
import { useSweepView } from '../model/use-sweep-view';
import styles from './trial.module.css';

/** Models kept of a trial: one a fold and seed, with its best epoch. */
export function TrialModels({ number }: { readonly number: number }): ReactNode {
  const { sweep } = useSweepView();
  const query = useTrialRecord(sweep.id, number);
  const loss = objectiveWords('loss', sweep.spec);
  return (
    <QueryView query={query} skeleton={<LineSkeleton lines={3} />}>
      {(record) =>
        record !== null && (
          <>
            {record.warnings.length > 0 && (
              <ul className={styles.warnings} data-selectable>
                {record.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            )}
            {record.models.length > 0 && (
              <section>
                <h3 className={styles.title}>Models</h3>
                <table className={styles.table} data-testid="trial-models">
                  <thead>
                    <tr>
                      {['Fold', 'Seed', 'Epochs', 'Best epoch', 'Validation loss'].map((name) => (
                        <th key={name} scope="col" className="ls-figure">
                          {name}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {record.models.map(({ fold, seed, epochs, bestEpoch, validationLoss }) => (
                      <tr key={`${fold} ${seed}`}>
                        <td className="ls-figure">{formatNumber(fold + 1)}</td>
                        <td className="ls-figure">{seed}</td>
                        <td className="ls-figure">{formatNumber(epochs)}</td>
                        <td className="ls-figure">{formatNumber(bestEpoch)}</td>
                        <td className="ls-figure">{loss.format(validationLoss)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            )}
          </>
        )
      }
    </QueryView>
  );
}
