import { SegmentedControl, Skeleton } from '@mantine/core';
import type { CurveRow, RunDetail, RunSummary } from '@shared/runs';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { curvesQuery, runQuery } from '../../api/queries';
import { EpochChart } from '../../charts/EpochChart';
import type { Stroke } from '../../charts/stroke';
import type { EpochCurve } from '../../charts/types';
import { seriesColor } from '../../theme/palette';
import { usePalette } from '../../theme/use-palette';
import { ErrorState } from '../../ui/ErrorState';
import { formatLoss } from '../../ui/format';
import { groupBy } from '../../ui/group-by';
import { type LossBaseline, type LossWords, lossWords } from '../runs/loss-words';
import { meanCurve } from '../runs/training/model-curves';
import styles from './compare.module.css';
import { useStrokes } from './use-strokes';

type LossOf = 'validation' | 'train';

/** Loss by epoch, one curve a run; a chart for each kind of loss, since the numbers of two kinds cannot be compared. */
export function LossOverlay({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const [which, setWhich] = useState<LossOf>('validation');
  const details = useQueries({
    queries: runs.map((run) => runQuery(run.id)),
    combine: (queries) => ({
      data: queries.flatMap(({ data }) => data ?? []),
      error: queries.find(({ error }) => error)?.error ?? null,
    }),
  });
  const groups = useMemo(() => byLoss(details.data), [details.data]);
  const strokes = useStrokes();
  return (
    <section className={styles.block} data-testid="compare-loss">
      <div className={styles.head}>
        <h2 className={styles.title}>
          Loss by epoch{' '}
          <span className="ls-quiet">
            lower is better; of several seeds or folds their mean
            {groups.length > 1 && '; losses of different kinds cannot be compared'}
          </span>
        </h2>
        <SegmentedControl
          aria-label="Loss of"
          value={which}
          data={[
            { value: 'validation', label: 'Validation' },
            { value: 'train', label: 'Training' },
          ]}
          onChange={setWhich}
        />
      </div>
      {details.error !== null && <ErrorState error={details.error} />}
      {groups.length === 0 && details.error === null && <Skeleton h={290} />}
      {groups.map((group) => (
        <LossChart key={group.key} group={group} strokes={strokes} which={which} />
      ))}
    </section>
  );
}

interface LossGroup {
  readonly key: string;
  readonly words: LossWords;
  readonly runs: readonly RunDetail[];
}

function byLoss(runs: readonly RunDetail[]): readonly LossGroup[] {
  const groups = groupBy(runs, ({ spec }) => JSON.stringify(lossWords(spec)));
  return [...groups].map(([key, members]) => ({ key, words: lossWords(members[0]!.spec), runs: members }));
}

function LossChart({
  group: { words, runs },
  strokes,
  which,
}: {
  readonly group: LossGroup;
  readonly strokes: ReadonlyMap<number, Stroke>;
  readonly which: LossOf;
}): ReactNode {
  const palette = usePalette();
  const rows = useQueries({
    queries: runs.map((run) => curvesQuery(run.id)),
    combine: (queries) => queries.map((query) => query.data),
  });
  const curves = useMemo(
    (): readonly EpochCurve[] =>
      runs.map((run, index) => ({
        id: `run-${run.id}`,
        label: run.name,
        color: seriesColor(palette, run.color),
        stroke: strokes.get(run.id),
        points: meanPoints(rows[index] ?? [], which),
      })),
    [runs, rows, strokes, which, palette],
  );
  const isEmpty = rows.every((row) => row?.length === 0);
  return (
    <div className={styles.lossBlock}>
      <h3 className={styles.lossTitle}>
        {words.title} <span className="ls-quiet">{words.unit}</span>
      </h3>
      {isEmpty ? (
        <p className="ls-quiet">No epoch was finished.</p>
      ) : (
        <div className={styles.chart}>
          <EpochChart
            label={`${words.title} by epoch of ${runs.length} runs`}
            testId="compare-loss-chart"
            curves={curves}
            format={formatLoss}
            step={0.0001}
            baseline={baselineOn(which, words)}
          />
        </div>
      )}
    </div>
  );
}

const baselineOn = (which: LossOf, { baseline }: LossWords): LossBaseline | undefined =>
  which === 'train' || baseline?.isOfTraining !== true ? baseline : undefined;

/** Of a run of several models their mean, without the band: those of several runs would hide each other. */
const meanPoints = (rows: readonly CurveRow[], which: LossOf): EpochCurve['points'] =>
  meanCurve(rows, (row) => (which === 'train' ? row.trainLoss : row.validationLoss)).map(
    ({ epoch, value }) => ({ epoch, value }),
  );
