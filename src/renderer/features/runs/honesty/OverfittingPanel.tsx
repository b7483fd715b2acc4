import type { OverfittingReport } from '@shared/honesty';
import { type ReactNode, useMemo } from 'react';
import { HistogramChart } from '../../../charts/HistogramChart';
import { formatNumber, formatPercent, formatRatio } from '../../../ui/format';
import styles from './honesty.module.css';

/** Whether what looks best in one half of the time is any good in the other, over the trials of the period. */
export function OverfittingPanel({ report }: { readonly report: OverfittingReport }): ReactNode {
  return (
    <section className={styles.panel} data-testid="overfitting" data-state={report.kind}>
      <h2 className={styles.title}>
        Overfitting <span className="ls-quiet">best trial of one half of the time, judged on the other</span>
      </h2>
      {report.kind === 'undefined' ? (
        <p className={styles.reason}>{report.reason}</p>
      ) : (
        <Judged report={report} />
      )}
    </section>
  );
}

type JudgedReport = Extract<OverfittingReport, { kind: 'judged' }>;

function Judged({ report }: { readonly report: JudgedReport }): ReactNode {
  const { edges, shares } = report.logits;
  const chart = useMemo(
    () => ({
      edges: Float64Array.from(edges),
      histograms: [
        {
          id: 'logits',
          label: 'Splits, by the logit of its rank out of sample',
          shares: Float64Array.from(shares),
        },
      ],
    }),
    [edges, shares],
  );
  return (
    <div className={styles.overfitting}>
      <div className={styles.chart}>
        <HistogramChart
          {...chart}
          format={formatRatio}
          label="Logits of the rank out of sample; at 0 and below the best in sample is no better than the middle"
          testId="logits-chart"
        />
      </div>
      <dl className={styles.facts}>
        <Fact name="PBO" value={formatRatio(report.probability)} more="share of splits at or below 0" />
        <Fact name="Loses out of sample" value={formatPercent(report.probabilityOfLoss)} />
        <Fact name="Sharpe in sample" value={formatRatio(report.inSample)} more="mean of the best" />
        <Fact name="Sharpe out of sample" value={formatRatio(report.outOfSample)} more="of the same" />
        <Fact
          name="Degradation"
          value={formatRatio(report.slope)}
          more={`slope out of sample on in sample, R² ${formatRatio(report.r2)}`}
        />
        <Fact
          name="Splits"
          value={formatNumber(report.splits)}
          more={`${report.blocks} blocks of ${formatNumber(report.bars)} returns, ${report.trials} trials`}
        />
      </dl>
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly more?: string;
}

function Fact({ name, value, more }: FactProps): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd className={styles.factMore}>{more}</dd>
    </div>
  );
}
