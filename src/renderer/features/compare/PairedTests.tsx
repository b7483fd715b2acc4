import { Select, Skeleton, Tooltip } from '@mantine/core';
import type { ComparedTest, ComparedTests } from '@shared/comparing';
import type { RunSummary } from '@shared/runs';
import { type ReactNode, useMemo, useState } from 'react';
import { usePairedTests } from '../../api/queries';
import { ErrorState } from '../../ui/ErrorState';
import { cutInMiddle, NameText } from '../../ui/NameText';
import { differenceWords, pWords, testNames } from '../runs/baselines/tests';
import { isOfLogs } from '../runs/metrics';
import styles from './compare.module.css';
import { RunMark } from './RunMark';

/** Whether runs differ from one of them by more than luck. */
export function PairedTests({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const ids = useMemo(() => runs.map(({ id }) => id), [runs]);
  const [wanted, setReference] = useState<number | null>(null);
  const reference = wanted !== null && ids.includes(wanted) ? wanted : ids[0]!;
  const query = usePairedTests(ids, reference);
  return (
    <section className={styles.block} data-testid="compare-tests">
      <div className={styles.head}>
        <h2 className={styles.title}>
          Paired tests{' '}
          <span className="ls-quiet">
            on the test bars that both have; p corrected for {runs.length - 1}{' '}
            {runs.length === 2 ? 'run' : 'runs'} (Holm)
          </span>
        </h2>
        <Select
          w={330}
          aria-label="Tested against"
          data-testid="compare-reference"
          allowDeselect={false}
          value={String(reference)}
          data={runs.map(({ id, name }) => ({
            value: String(id),
            label: `against ${cutInMiddle(name, 40)}`,
          }))}
          onChange={(id) => setReference(Number(id))}
        />
      </div>
      {query.error !== null && <ErrorState error={query.error} />}
      {query.data === undefined && query.error === null && <Skeleton h={120} />}
      {query.data !== undefined && <TestTable runs={runs} answer={query.data} />}
    </section>
  );
}

function TestTable({
  runs,
  answer: { tests, notes, reference },
}: {
  readonly runs: readonly RunSummary[];
  readonly answer: ComparedTests;
}): ReactNode {
  const kinds = [...new Map(tests.map((test) => [test.what, test])).values()];
  const others = runs.filter(({ id }) => id !== reference && tests.some((test) => test.id === id));
  return (
    <>
      {others.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <td />
                {kinds.map(({ what, test }) => (
                  <th key={what} scope="col">
                    <Tooltip label={testNames[test]}>
                      <span>{what}</span>
                    </Tooltip>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {others.map((run) => (
                <tr key={run.id} data-testid={`compare-test-${run.id}`}>
                  <th scope="row" title={run.name}>
                    <span className={styles.rowRun}>
                      <RunMark run={run} />
                      <NameText name={run.name} />
                    </span>
                  </th>
                  {kinds.map(({ what }) => (
                    <TestCell
                      key={what}
                      test={tests.find((test) => test.id === run.id && test.what === what)}
                      isLog={run.metrics !== null && isOfLogs(run.metrics.test)}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {notes.map((note) => (
        <p key={note} className={`${styles.note} ls-quiet`}>
          {note}
        </p>
      ))}
    </>
  );
}

const words = { better: 'better', worse: 'worse', undecided: 'no difference' } as const;

function TestCell({
  test,
  isLog,
}: {
  readonly test: ComparedTest | undefined;
  readonly isLog: boolean;
}): ReactNode {
  if (test === undefined) return <td className="ls-quiet">–</td>;
  return (
    <td data-verdict={test.verdict}>
      <span className={styles.difference}>{differenceWords(test, isLog)}</span>
      <span className={styles.verdictLine}>
        {test.corrected === null ? 'undefined' : `${words[test.verdict]}, ${pWords(test.corrected)}`}
      </span>
    </td>
  );
}
