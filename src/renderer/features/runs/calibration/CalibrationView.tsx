import { Skeleton } from '@mantine/core';
import type { CalibrationReport, RunReport, ThresholdReport } from '@shared/run-report';
import type { RunDetail } from '@shared/runs';
import { IconTarget } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useRunReport } from '../../../api/queries';
import { ReliabilityChart } from '../../../charts/ReliabilityChart';
import { ThresholdChart } from '../../../charts/ThresholdChart';
import { EmptyState } from '../../../ui/EmptyState';
import { formatNumber } from '../../../ui/format';
import { QueryView } from '../../../ui/QueryView';
import { NoReport } from '../folds/FoldsView';
import { labelWords } from '../label-words';
import { BrierTable } from './BrierTable';
import styles from './calibration.module.css';

/** Whether probabilities come true as often as they say, and which of them was enough to trade on. */
export function CalibrationView({ run }: { readonly run: RunDetail }): ReactNode {
  const query = useRunReport(run.id);
  return (
    <QueryView query={query} skeleton={<Skeleton h={480} />}>
      {(report) => (report === null ? <NoReport /> : <Report run={run} report={report} />)}
    </QueryView>
  );
}

function Report({ run, report }: { readonly run: RunDetail; readonly report: RunReport }): ReactNode {
  const { calibration, threshold } = report;
  if (calibration === null && threshold === null) {
    return (
      <EmptyState icon={IconTarget} title="No probabilities to judge">
        This run forecasts a number. How near its forecasts came is on the Result page.
      </EmptyState>
    );
  }
  return (
    <div className={styles.view}>
      {calibration !== null && <Reliability run={run} calibration={calibration} />}
      {threshold !== null && threshold.curve.length > 0 && <Threshold threshold={threshold} />}
    </div>
  );
}

interface ReliabilityProps {
  readonly run: RunDetail;
  readonly calibration: CalibrationReport;
}

const methods = { none: '', platt: 'Platt scaling', isotonic: 'isotonic regression' } as const;

function Reliability({ run, calibration }: ReliabilityProps): ReactNode {
  const { kind, raw, calibrated } = calibration;
  const curves = useMemo(() => {
    const own = { id: 'calibrated', label: 'Calibrated', points: calibrated.points };
    const before = { id: 'raw', label: 'As the model said it', points: raw.points };
    return kind === 'none' ? [before] : [before, own];
  }, [kind, raw, calibrated]);
  const { probability } = labelWords(run.spec.label.kind);
  return (
    <section className={styles.block} data-testid="calibration">
      <h2 className={styles.title}>
        Reliability{' '}
        <span className="ls-quiet">
          {probability} against how often it came true on the test rows, with 95% intervals
          {kind !== 'none' && `; ${methods[kind]}`}
        </span>
      </h2>
      <div className={styles.chart}>
        <ReliabilityChart curves={curves} label="Reliability diagram" testId="reliability-chart" />
      </div>
      <BrierTable calibration={calibration} />
    </section>
  );
}

function Threshold({
  threshold: { chosenBy, used, curve },
}: {
  readonly threshold: ThresholdReport;
}): ReactNode {
  const thresholds = useMemo(() => used.map(({ long }) => long), [used]);
  return (
    <section className={styles.block} data-testid="threshold">
      <h2 className={styles.title}>
        Decision threshold{' '}
        <span className="ls-quiet">what each earned a bar on the validation rows, after costs</span>
      </h2>
      <div className={styles.chart}>
        <ThresholdChart
          points={curve}
          used={thresholds}
          label="Expected value against the threshold"
          testId="threshold-chart"
        />
      </div>
      <p className="ls-quiet" data-testid="threshold-summary">
        {chosenBy === 'fixed'
          ? `The experiment fixed it at ${thresholds[0]}. `
          : 'Each fold took the one that earned most on its own validation rows. '}
        Where the band holds 0, the validation rows cannot tell that any threshold earns something; with few
        trades the best one is luck.
      </p>
      {chosenBy === 'expectedValue' && used.length > 1 && <UsedThresholds used={used} />}
    </section>
  );
}

function UsedThresholds({ used }: Pick<ThresholdReport, 'used'>): ReactNode {
  return (
    <ol className={styles.used} aria-label="Thresholds used, by fold">
      {used.map(({ fold, long, short }) => (
        <li key={fold}>
          <span className="ls-quiet">Fold {fold + 1}</span> {formatNumber(long, 3)}
          {short !== null && ` / ${formatNumber(short, 3)}`}
        </li>
      ))}
    </ol>
  );
}
