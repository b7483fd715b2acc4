import type { CurveRow, RunDetail } from '@shared/runs';
import { type ReactNode, useMemo } from 'react';
import { EpochChart } from '../../../charts/EpochChart';
import type { EpochCurve } from '../../../charts/types';
import { usePalette } from '../../../theme/use-palette';
import { formatDuration, formatLoss, formatNumber, formatPercent } from '../../../ui/format';
import { accuracyUnit, lossWords } from '../loss-words';
import { bestOf, meanCurve } from './model-curves';
import styles from './training.module.css';

interface Props {
  /** Of one model, or of several that are drawn by their mean and what they lie between. */
  readonly rows: readonly CurveRow[];
  readonly run: RunDetail;
}

const percent = (value: number): string => formatPercent(value, 1);

/** Loss and accuracy by epoch. */
export function Curves({ rows, run }: Props): ReactNode {
  const { accent, text } = usePalette();
  const count = useMemo(() => new Set(rows.map(({ model }) => model)).size, [rows]);
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
  const best = count === 1 ? (bestOf(rows)?.epoch ?? run.bestEpoch) : null;
  const words = useMemo(() => lossWords(run.spec), [run.spec]);
  return (
    <>
      <p className={styles.summary} data-testid="training-summary">
        {count === 1 ? (
          <OneModel rows={rows} run={run} best={best} />
        ) : (
          <ManyModels rows={rows} count={count} />
        )}
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

function OneModel({ rows, run, best }: Props & { readonly best: number | null }): ReactNode {
  return (
    <>
      {formatNumber(rows.length)} {rows.length === 1 ? 'epoch' : 'epochs'} run, at most{' '}
      {formatNumber(run.spec.training.epochs)} · lowest validation loss at epoch {formatNumber(best)}
      {run.state === 'done' ? ', whose weights were kept' : ' so far'} · {formatDuration(meanSeconds(rows))}{' '}
      an epoch
    </>
  );
}

function ManyModels({
  rows,
  count,
}: {
  readonly rows: readonly CurveRow[];
  readonly count: number;
}): ReactNode {
  return (
    <>
      Mean of {formatNumber(count)} models, in the band from the lowest to the highest; those that stopped
      early drop out · {formatNumber(rows.length)} epochs in all · {formatDuration(meanSeconds(rows))} an
      epoch
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
  rows: readonly CurveRow[],
  read: (row: CurveRow) => number | null,
  color: string,
): EpochCurve {
  return { id, label, color, points: meanCurve(rows, read) };
}

function meanSeconds(rows: readonly CurveRow[]): number {
  return rows.reduce((sum, row) => sum + row.seconds, 0) / rows.length;
}
