import { Text } from '@mantine/core';
import type { Experiment } from '@shared/experiments';
import type { RunSummary } from '@shared/runs';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRunsOf } from '../../api/queries';
import { formatAgo, formatNumber } from '../../ui/format';
import { StateBadge } from '../../ui/StateBadge';
import { figureOfRun } from '../runs/figure-of-run';
import { metricAt } from '../runs/metrics';
import { RunDot } from '../runs/RunDot';
import styles from './editor.module.css';
import { shortName } from './short-name';

/** The runs of one experiment, newest first. */
export function ExperimentRuns({ experiment }: { readonly experiment: Experiment }): ReactNode {
  const { count, newest } = useRunsOf(experiment.id).data ?? { count: 0, newest: [] };
  return (
    <div className={styles.sideBlock} data-testid="experiment-runs">
      <div className={styles.sideTitle}>Runs of this experiment</div>
      {count === 0 && (
        <Text size="xs" className="ls-quiet">
          None yet. Run it with Ctrl+Enter; the result is kept with the spec that made it.
        </Text>
      )}
      {newest.map((run) => (
        <RunLink key={run.id} run={run} label={shortName(run.name, experiment.name)} />
      ))}
      {count > newest.length && (
        <Text size="xs" className="ls-quiet">
          The newest {formatNumber(newest.length)} of {formatNumber(count)}; all of them are among the runs.
        </Text>
      )}
    </div>
  );
}

interface LinkProps {
  readonly run: RunSummary;
  readonly label: string;
}

function RunLink({ run, label }: LinkProps): ReactNode {
  return (
    <Link href={`/runs/${run.id}`} className={styles.runLink} data-testid={`experiment-run-${run.id}`}>
      <RunDot color={run.color} />
      <span className={styles.runName} title={run.name}>
        {label}
      </span>
      {run.state === 'done' ? <RunFigure run={run} /> : <StateBadge state={run.state} />}
      <Text size="xs" className="ls-quiet">
        {formatAgo(run.createdAt, Date.now())}
      </Text>
    </Link>
  );
}

/** The Sharpe ratio on the test rows, as in the table of runs; QLIKE of a forecast of volatility. */
function RunFigure({ run }: { readonly run: RunSummary }): ReactNode {
  for (const path of ['trading.sharpe', 'forecast.qlike']) {
    const metric = metricAt(path);
    const figure = metric && figureOfRun(run, 'test', metric);
    if (!metric || !figure) continue;
    return (
      <Text size="xs" className="ls-figure" title="On the test rows; of several seeds their mean">
        {metric.label} {metric.format(figure.value)}
      </Text>
    );
  }
  return null;
}
