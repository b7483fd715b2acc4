import { Progress } from '@mantine/core';
import type { CurveRow, JobStatus, RunDetail } from '@shared/runs';
import { IconChartLine } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useCurves } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { formatDuration, formatNumber, formatPercent } from '../../../ui/format';
import { QueryView } from '../../../ui/QueryView';
import { Curves } from './Curves';
import { ModelPicker } from './ModelPicker';
import { ModelTable } from './ModelTable';
import { chosenRows, type ModelChoice, modelsOf } from './model-curves';
import styles from './training.module.css';

interface Props {
  readonly run: RunDetail;
  readonly job: JobStatus | undefined;
}

/** Progress while it trains, and loss and accuracy by epoch, live. */
export function TrainingView({ run, job }: Props): ReactNode {
  const query = useCurves(run.id);
  return (
    <div className={styles.training}>
      {job !== undefined && <TrainingProgress job={job} />}
      <QueryView query={query}>
        {(rows) => (rows.length === 0 ? <NoEpochs state={run.state} /> : <Models rows={rows} run={run} />)}
      </QueryView>
    </div>
  );
}

const everyModel: ModelChoice = { fold: null, place: null };

/** Curves of the models that are chosen, and a table of all; of one model its curves alone. */
function Models({ rows, run }: { readonly rows: readonly CurveRow[]; readonly run: RunDetail }): ReactNode {
  const [choice, setChoice] = useState(everyModel);
  const { seeds, spec } = run;
  const models = useMemo(() => modelsOf(rows, seeds, spec.seed), [rows, seeds, spec.seed]);
  const chosen = useMemo(() => chosenRows(rows, seeds, choice), [rows, seeds, choice]);
  const isMany = models.length > 1 || seeds > 1 || (run.folds ?? 1) > 1;
  return (
    <>
      {isMany && <ModelPicker run={run} models={models} choice={choice} onChange={setChoice} />}
      {chosen.length === 0 ? (
        <p className="ls-quiet">This model has not finished an epoch yet.</p>
      ) : (
        <Curves rows={chosen} run={run} />
      )}
      {isMany && <ModelTable models={models} seeds={seeds} onChoose={setChoice} />}
    </>
  );
}

function NoEpochs({ state }: { readonly state: RunDetail['state'] }): ReactNode {
  if (state !== 'queued' && state !== 'running') {
    return (
      <EmptyState icon={IconChartLine} title="No epoch was finished">
        The run ended before it had a loss to draw.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconChartLine} title="No epoch finished yet">
      {state === 'queued'
        ? 'The run waits for a free place; the curves grow here while it trains.'
        : 'Loss and accuracy appear here with the first finished epoch.'}
    </EmptyState>
  );
}

function TrainingProgress({ job }: { readonly job: JobStatus }): ReactNode {
  const left =
    job.secondsLeft === null ? 'time left not known yet' : `${formatDuration(job.secondsLeft)} left`;
  return (
    <div className={styles.progress} data-testid="run-progress">
      <div className={styles.progressText}>
        <span>{job.phase}</span>
        {job.epoch !== null && (
          <span className="ls-quiet">
            epoch {formatNumber(job.epoch)}
            {job.epochs !== null && ` of at most ${formatNumber(job.epochs)}`}
          </span>
        )}
        <span className={styles.left}>
          {formatPercent(job.fraction, 0)} · {left}
        </span>
      </div>
      <Progress value={job.fraction * 100} size={6} aria-label="Progress of the training" />
    </div>
  );
}
