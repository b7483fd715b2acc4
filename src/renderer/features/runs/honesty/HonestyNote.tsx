import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useHonesty } from '../../../api/queries';
import { formatCount, formatRatio } from '../../../ui/format';
import styles from './honesty.module.css';

/** Beside a Sharpe ratio on test rows: how likely it is above 0, above luck, and after how many trials. Nothing until it is known. */
export function HonestyNote({ runId }: { readonly runId: number }): ReactNode {
  const report = useHonesty(runId).data;
  if (report === undefined) return null;
  return (
    <Tooltip label={report.verdict} multiline maw={360}>
      <span className={styles.note} data-testid="honesty-note" data-trials={report.trials}>
        <span>
          PSR {formatRatio(report.probabilistic)} · DSR {formatRatio(report.deflated)}
        </span>
        <span>{formatCount(report.trials, 'trial')} on this period</span>
      </span>
    </Tooltip>
  );
}
