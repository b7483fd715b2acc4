import { Text } from '@mantine/core';
import type { Experiment } from '@shared/experiments';
import type { SweepSummary } from '@shared/sweeps';
import { IconRadar2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatAgo, formatNumber } from '../../../ui/format';
import styles from '../editor.module.css';
import { shortName } from '../short-name';
import { useSweepsOf } from './use-sweeps-of';

/** The sweeps of one experiment, newest first; nothing before there is one. */
export function ExperimentSweeps({ experiment }: { readonly experiment: Experiment }): ReactNode {
  const sweeps = useSweepsOf(experiment.id);
  if (sweeps.length === 0) return null;
  return (
    <div className={styles.sideBlock} data-testid="experiment-sweeps">
      <div className={styles.sideTitle}>Sweeps of this experiment</div>
      {sweeps.map((sweep) => (
        <SweepLink key={sweep.id} sweep={sweep} label={shortName(sweep.name, experiment.name)} />
      ))}
    </div>
  );
}

interface LinkProps {
  readonly sweep: SweepSummary;
  readonly label: string;
}

function SweepLink({ sweep, label }: LinkProps): ReactNode {
  const { id, name, state, counts, trials, createdAt } = sweep;
  const ended = counts.done + counts.pruned + counts.failed;
  return (
    <Link href={`/sweeps/${id}`} className={styles.runLink} data-testid={`experiment-sweep-${id}`}>
      <IconRadar2 size={14} className="ls-quiet" aria-hidden />
      <span className={styles.runName} title={name}>
        {state === 'done' ? label : `${label}, ${state}`}
      </span>
      <Text size="xs" className="ls-figure">
        {formatNumber(ended)}
        {trials !== null && state !== 'done' && ` of ${formatNumber(trials)}`} trials
      </Text>
      <Text size="xs" className="ls-quiet">
        {formatAgo(createdAt, Date.now())}
      </Text>
    </Link>
  );
}
