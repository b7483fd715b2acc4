import { SegmentedControl } from '@mantine/core';
import type { EpochRow, RunSummary } from '@shared/runs';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { curvesQuery } from '../../api/queries';
import { EpochChart } from '../../charts/EpochChart';
import type { EpochCurve } from '../../charts/types';
import { seriesColor } from '../../theme/palette';
import { usePalette } from '../../theme/use-palette';
import { formatLoss } from '../../ui/format';
import styles from './compare.module.css';

type LossOf = 'validation' | 'train';

const coin = { value: Math.LN2, label: 'coin' } as const;

/** Loss by epoch, one curve a run. */
export function LossOverlay({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const [which, setWhich] = useState<LossOf>('validation');
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
        points: (rows[index] ?? []).map((row) => ({ epoch: row.epoch, value: lossOf(row, which) })),
      })),
    [runs, rows, which, palette],
  );
  return (
    <section className={styles.block} data-testid="compare-loss">
      <div className={styles.head}>
        <h2 className={styles.title}>
          Log loss by epoch <span className="ls-quiet">nats; lower is better</span>
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
      <div className={styles.chart}>
        <EpochChart
          label={`Loss by epoch of ${runs.length} runs`}
          testId="compare-loss-chart"
          curves={curves}
          format={formatLoss}
          step={0.0001}
          baseline={coin}
        />
      </div>
    </section>
  );
}

const lossOf = (row: EpochRow, which: LossOf): number | null =>
  which === 'train' ? row.trainLoss : row.validationLoss;
