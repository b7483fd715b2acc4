import type { ThresholdTrial } from '@shared/honesty';
import type { RunDetail, Trading } from '@shared/runs';
import type { ReactNode } from 'react';
import { formatNumber, formatPercent, formatRatio } from '../../../ui/format';
import styles from './honesty.module.css';

/** Thresholds that were tried since the page was opened, with what they gave. */
export interface Tried extends ThresholdTrial {
  readonly long: number;
  readonly short: number | null;
}

interface Props {
  readonly run: RunDetail;
  /** The newest first. */
  readonly tried: readonly Tried[];
}

/** The run's own account, and those of the thresholds tried, below each other. */
export function ThresholdTable({ run, tried }: Props): ReactNode {
  const { decision } = run.spec;
  const isFixed = decision.threshold === 'fixed';
  return (
    <table className={styles.table} data-testid="threshold-table">
      <thead>
        <tr>
          <th scope="col">Long</th>
          <th scope="col">Short</th>
          <th scope="col">Sharpe</th>
          <th scope="col">Return</th>
          <th scope="col">Drawdown</th>
          <th scope="col">Exposure</th>
          <th scope="col">Trades</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {run.metrics !== null && (
          <Row
            long={isFixed ? formatRatio(decision.long) : 'chosen'}
            short={isFixed ? shortText(decision.short) : 'chosen'}
            trading={run.metrics.test.trading}
            remark="this run"
          />
        )}
        {tried.map(({ long, short, trading, counts }) => (
          <Row
            key={`${long} ${short}`}
            long={String(long)}
            short={shortText(short)}
            trading={trading}
            remark={counts ? 'counted' : 'seen before'}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly long: string;
  readonly short: string;
  readonly trading: Trading;
  readonly remark: string;
}

function Row({ long, short, trading, remark }: RowProps): ReactNode {
  return (
    <tr>
      <td>{long}</td>
      <td>{short}</td>
      <td>{formatRatio(trading.sharpe)}</td>
      <td>{formatPercent(trading.totalReturn)}</td>
      <td>{formatPercent(trading.maxDrawdown)}</td>
      <td>{formatPercent(trading.exposure)}</td>
      <td>{formatNumber(trading.trades)}</td>
      <td className={styles.remark}>{remark}</td>
    </tr>
  );
}

const shortText = (short: number | null): string => (short === null ? 'never' : String(short));
