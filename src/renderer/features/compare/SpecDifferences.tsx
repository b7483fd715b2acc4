import type { RunSummary } from '@shared/runs';
import { type ReactNode, useMemo } from 'react';
import { useComparison } from '../../api/queries';
import { QueryView } from '../../ui/QueryView';
import { specLabel } from '../experiments/spec-fields';
import styles from './compare.module.css';
import { RunHead } from './MetricComparison';

/** The fields in which the specs are not the same, and nothing else. */
export function SpecDifferences({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const ids = useMemo(() => runs.map((run) => run.id), [runs]);
  const query = useComparison(ids);
  return (
    <section className={styles.block} data-testid="compare-differences">
      <div className={styles.head}>
        <h3 className={styles.title}>
          Differences <span className="ls-quiet">fields of the specs that are not all the same</span>
        </h3>
      </div>
      <QueryView query={query}>
        {(comparison) =>
          comparison.differences.length === 0 ? (
            <p className="ls-quiet">
              The specs are the same in every field. On the same data and device the results are the same too.
            </p>
          ) : (
            <div className={styles.scroll}>
              <table className={styles.table}>
                <RunHead runs={runs} />
                <tbody>
                  {comparison.differences.map((difference) => (
                    <tr key={difference.path} data-testid={`difference-${difference.path}`}>
                      <th scope="row" title={difference.path}>
                        {specLabel(difference.path)}
                      </th>
                      {runs.map((run) => {
                        const value = difference.values[comparison.ids.indexOf(run.id)] ?? null;
                        return (
                          <td key={run.id} title={value ?? undefined}>
                            {value ?? <span className="ls-quiet">–</span>}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </QueryView>
    </section>
  );
}
