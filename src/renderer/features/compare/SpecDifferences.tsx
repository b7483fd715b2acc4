import type { RunSummary } from '@shared/runs';
import { type ReactNode, useMemo } from 'react';
import { useComparison } from '../../api/queries';
import { QueryView } from '../../ui/QueryView';
import { specField, specLabel } from '../experiments/spec-fields';
import { wordedText } from '../experiments/spec-text';
import styles from './compare.module.css';
import { RunHead } from './MetricComparison';

/** The fields in which the specs are not the same, and nothing else. */
export function SpecDifferences({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const ids = useMemo(() => runs.map((run) => run.id), [runs]);
  const query = useComparison(ids);
  return (
    <section className={styles.block} data-testid="compare-differences">
      <div className={styles.head}>
        <h2 className={styles.title}>
          Differences <span className="ls-quiet">fields of the specs that are not all the same</span>
        </h2>
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
                    <DifferenceRow
                      key={difference.path}
                      path={difference.path}
                      runs={runs}
                      values={runs.map(({ id }) => difference.values[comparison.ids.indexOf(id)] ?? null)}
                    />
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

interface RowProps {
  readonly path: string;
  readonly runs: readonly RunSummary[];
  /** In the order of the runs; null where a spec lacks the field. */
  readonly values: readonly (string | null)[];
}

function DifferenceRow({ path, runs, values }: RowProps): ReactNode {
  const label = specLabel(path);
  return (
    <tr data-testid={`difference-${path}`}>
      <th scope="row" title={`${label} (${path})`}>
        {label}
      </th>
      {[...values.entries()].map(([index, value]) => {
        const text = value === null ? null : wordedText(specField(path), value);
        return (
          <td key={runs[index]?.id} title={text ?? undefined}>
            {text ?? <span className="ls-quiet">–</span>}
          </td>
        );
      })}
    </tr>
  );
}
