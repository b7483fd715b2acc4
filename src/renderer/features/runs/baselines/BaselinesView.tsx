import { Skeleton } from '@mantine/core';
import type { BaselineReport } from '@shared/run-report';
import type { JobStatus, RunDetail } from '@shared/runs';
import { IconScale } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRunBaselines } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { formatCount } from '../../../ui/format';
import { QueryView } from '../../../ui/QueryView';
import { BaselineTable } from './BaselineTable';
import styles from './baselines.module.css';
import { MoreBaselines } from './MoreBaselines';
import { tallyOf } from './tests';

interface Props {
  readonly run: RunDetail;
  readonly job: JobStatus | undefined;
}

/** Whether the LSTM is any better than what is simpler, on the same folds, features and costs. */
export function BaselinesView({ run, job }: Props): ReactNode {
  const query = useRunBaselines(run.id);
  return (
    <QueryView query={query} skeleton={<Skeleton h={420} />}>
      {(report) => (
        <div className={styles.view}>
          <div className={styles.head}>
            <h2 className={styles.title}>
              Against baselines{' '}
              <span className="ls-quiet">
                trained and judged on the same folds, features and test rows, after the same costs
              </span>
            </h2>
            <MoreBaselines run={run} more={report.more} job={job} />
          </div>
          {report.results.length === 0 ? <None /> : <Report run={run} report={report} />}
        </div>
      )}
    </QueryView>
  );
}

function None(): ReactNode {
  return (
    <EmptyState icon={IconScale} title="No baseline was trained">
      A figure says little by itself. Train baselines to see whether something simpler does as well.
    </EmptyState>
  );
}

function Report({ run, report }: { readonly run: RunDetail; readonly report: BaselineReport }): ReactNode {
  const { results, verdicts, chance } = report;
  const notes = results.filter((result) => result.notes.length > 0);
  return (
    <>
      <div className={styles.verdicts} data-selectable data-testid="baseline-verdicts">
        <p className={styles.lead}>
          {tallyText(report)}
          {chance !== null && ` ${chance}`}
        </p>
        <ul>
          {[...verdicts.entries()].map(([index, sentence]) => (
            <li key={results[index]?.kind}>{sentence}</li>
          ))}
        </ul>
      </div>
      {run.metrics !== null && <BaselineTable run={run} test={run.metrics.test} results={results} />}
      <p className="ls-quiet">
        Better and worse are said at 5% by the ensemble of the seeds. Where p is larger, the difference may
        well be luck: a difference that is not shown is not a proof that there is none.
      </p>
      {notes.length > 0 && (
        <dl className={styles.notes} data-testid="baseline-notes">
          {notes.map(({ kind, name, notes: sentences }) => (
            <div key={kind}>
              <dt>{name}</dt>
              <dd data-selectable>{sentences.join(' ')}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function tallyText({ results }: BaselineReport): string {
  const { better, worse } = tallyOf(results);
  const beaten = `The LSTM beats ${better === 0 ? 'none' : better} of ${formatCount(results.length, 'baseline')}`;
  return worse === 0 ? `${beaten}.` : `${beaten}, and ${worse} ${worse === 1 ? 'beats' : 'beat'} it.`;
}
