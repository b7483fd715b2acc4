import { Progress } from '@mantine/core';
import type { EpochRow, JobStatus, RunDetail } from '@shared/runs';
import { IconChartLine } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useCurves } from '../../api/queries';
import { EpochChart } from '../../charts/EpochChart';
import type { EpochCurve } from '../../charts/types';
import { usePalette } from '../../theme/use-palette';
import { EmptyState } from '../../ui/EmptyState';
import { formatDuration, formatLoss, formatNumber, formatPercent } from '../../ui/format';
import { QueryView } from '../../ui/QueryView';
import { accuracyUnit, lossWords } from './loss-words';
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
        {(rows) => (rows.length === 0 ? <NoEpochs state={run.state} /> : <Curves rows={rows} run={run} />)}
      </QueryView>
    </div>
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

const percent = (value: number): string => formatPercent(value, 1);

function Curves({ rows, run }: { readonly rows: readonly EpochRow[]; readonly run: RunDetail }): ReactNode {
  const { accent, text } = usePalette();
  const loss = useMemo(
    () => [
      curve('train', 'Training', rows, (row) => row.trainLoss, text),
      curve('validation', 'Validation', rows, (row) => row.validationLoss, accent),
    ],
    [rows, accent, text],
  );
  const accuracy = useMemo(
    () => [
      curve('train', 'Training', rows, (row) => row.trainAccuracy, text),
      curve('validation', 'Validation', rows, (row) => row.validationAccuracy, accent),
    ],
    [rows, accent, text],
  );
  const best = bestEpochOf(rows) ?? run.bestEpoch;
  const words = useMemo(() => lossWords(run.spec), [run.spec]);
  return (
    <>
      <p className={styles.summary} data-testid="training-summary">
        {formatNumber(rows.length)} {rows.length === 1 ? 'epoch' : 'epochs'} run, at most{' '}
        {formatNumber(run.spec.training.epochs)} · lowest validation loss at epoch {formatNumber(best)}
        {run.state === 'done' ? ', whose weights were kept' : ' so far'} · {formatDuration(meanSeconds(rows))}{' '}
        an epoch
      </p>
      <div className={styles.charts}>
        <ChartBlock title={words.title} unit={`${words.unit}; lower is better`}>
          <EpochChart
            label={`${words.title} by epoch`}
            testId="loss-chart"
            curves={loss}
            format={formatLoss}
            step={0.0001}
            bestEpoch={best}
            baseline={words.baseline}
          />
        </ChartBlock>
        <ChartBlock title="Accuracy" unit={accuracyUnit(run.spec)}>
          <EpochChart
            label="Accuracy by epoch"
            testId="accuracy-chart"
            curves={accuracy}
            format={percent}
            step={0.001}
            bestEpoch={best}
          />
        </ChartBlock>
      </div>
    </>
  );
}

interface BlockProps {
  readonly title: string;
  readonly unit: string;
  readonly children: ReactNode;
}

function ChartBlock({ title, unit, children }: BlockProps): ReactNode {
  return (
    <section className={styles.block}>
      <h2 className={styles.title}>
        {title} <span className="ls-quiet">{unit}</span>
      </h2>
      <div className={styles.chart}>{children}</div>
    </section>
  );
}

function curve(
  id: string,
  label: string,
  rows: readonly EpochRow[],
  read: (row: EpochRow) => number | null,
  color: string,
): EpochCurve {
  return { id, label, color, points: rows.map((row) => ({ epoch: row.epoch, value: read(row) })) };
}

function bestEpochOf(rows: readonly EpochRow[]): number | null {
  const judged = rows.filter((row) => row.validationLoss !== null);
  const best = judged.reduce<EpochRow | null>(
    (lowest, row) =>
      lowest === null || (row.validationLoss ?? 0) < (lowest.validationLoss ?? 0) ? row : lowest,
    null,
  );
  return best?.epoch ?? null;
}

function meanSeconds(rows: readonly EpochRow[]): number {
  return rows.reduce((sum, row) => sum + row.seconds, 0) / rows.length;
}
