import { Switch } from '@mantine/core';
import type { Comparison, RunSummary } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { runQuery, useComparison } from '../../api/queries';
import { NameText } from '../../ui/NameText';
import { QueryView } from '../../ui/QueryView';
import { applies } from '../experiments/fields/field';
import { toJson } from '../experiments/spec-defaults';
import { specField, specLabel } from '../experiments/spec-fields';
import { wordedText } from '../experiments/spec-text';
import styles from './compare.module.css';
import { RunHead } from './MetricComparison';
import { RunMark } from './RunMark';

/** The fields in which the specs are not the same, and nothing else. */
export function SpecDifferences({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const ids = useMemo(() => runs.map((run) => run.id), [runs]);
  const [isTransposed, setTransposed] = useState(false);
  const query = useComparison(ids);
  const specs = useQueries({
    queries: runs.map((run) => runQuery(run.id)),
    combine: (queries) => new Map(queries.flatMap(({ data }) => (data ? [[data.id, data.spec]] : []))),
  });
  return (
    <section className={styles.block} data-testid="compare-differences">
      <div className={styles.head}>
        <h2 className={styles.title}>
          Differences <span className="ls-quiet">fields of the specs that are not all the same</span>
        </h2>
        <Switch
          label="Runs as rows"
          checked={isTransposed}
          onChange={(event) => setTransposed(event.currentTarget.checked)}
          data-testid="compare-transpose"
        />
      </div>
      <QueryView query={query}>
        {(comparison) => {
          const differences = differencesThatMatter(comparison, runs, specs);
          return differences.length === 0 ? (
            <p className="ls-quiet">
              The specs are the same in every field that matters. On the same data and device the results are
              the same too.
            </p>
          ) : (
            <div className={styles.scroll}>
              {isTransposed ? (
                <RunsAsRows runs={runs} differences={differences} />
              ) : (
                <table className={styles.table}>
                  <RunHead runs={runs} />
                  <tbody>
                    {differences.map(({ path, values }) => (
                      <DifferenceRow key={path} path={path} runs={runs} values={values} />
                    ))}
                  </tbody>
                </table>
              )}
            </div>
          );
        }}
      </QueryView>
    </section>
  );
}

/** The values of each field in the order of the runs, null where it changes nothing; only fields of which something is left. */
function differencesThatMatter(
  { ids, differences }: Comparison,
  runs: readonly RunSummary[],
  specs: ReadonlyMap<number, ExperimentSpec>,
): Comparison['differences'] {
  return differences
    .map(({ path, values }) => ({
      path,
      values: runs.map(({ id }) => (matters(path, specs.get(id)) ? (values[ids.indexOf(id)] ?? null) : null)),
    }))
    .filter(({ values }) => new Set(values).size > 1);
}

/** A band says nothing of a run that predicts directions. What is not known yet, or is no field of the form, matters. */
function matters(path: string, spec: ExperimentSpec | undefined): boolean {
  const field = specField(path);
  return field === undefined || spec === undefined || applies(field, toJson(spec));
}

interface RowProps {
  readonly path: string;
  readonly runs: readonly RunSummary[];
  /** In the order of the runs; null where a spec lacks the field, or where it changes nothing. */
  readonly values: readonly (string | null)[];
}

function DifferenceRow({ path, runs, values }: RowProps): ReactNode {
  const label = specLabel(path);
  return (
    <tr data-testid={`difference-${path}`}>
      <th scope="row" title={`${label} (${path})`} data-words>
        {label}
      </th>
      {[...values.entries()].map(([index, value]) => (
        <ValueCell key={runs[index]?.id} path={path} value={value} />
      ))}
    </tr>
  );
}

function ValueCell({ path, value }: { readonly path: string; readonly value: string | null }): ReactNode {
  const text = value === null ? null : wordedText(specField(path), value);
  return <td data-words>{text ?? <span className="ls-quiet">–</span>}</td>;
}

/** The same with a row a run: easier to read of many runs that differ in a few fields. */
function RunsAsRows({
  runs,
  differences,
}: {
  readonly runs: readonly RunSummary[];
  readonly differences: Comparison['differences'];
}): ReactNode {
  return (
    <table className={styles.table} data-testid="compare-transposed">
      <thead>
        <tr>
          <td />
          {differences.map(({ path }) => (
            <th key={path} scope="col" title={path} data-words>
              {specLabel(path)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run, index) => (
          <tr key={run.id}>
            <th scope="row" title={run.name}>
              <span className={styles.rowRun}>
                <RunMark run={run} />
                <NameText name={run.name} />
              </span>
            </th>
            {differences.map(({ path, values }) => (
              <ValueCell key={path} path={path} value={values[index] ?? null} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
