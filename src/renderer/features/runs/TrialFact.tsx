import type { RunDetail } from '@shared/runs';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSweeps } from '../../api/queries';
import styles from './run-page.module.css';

/** The trial that a run was made of, and the sweep that it is found on. */
export function TrialFact({ trial }: { readonly trial: NonNullable<RunDetail['trial']> }): ReactNode {
  const sweep = useSweeps().data?.find(({ id }) => id === trial.sweepId);
  return (
    <span className={styles.fact} data-testid="run-trial">
      <span className="ls-quiet">Trial</span> {trial.number} <span className="ls-quiet">of</span>{' '}
      {sweep === undefined ? (
        'a deleted sweep'
      ) : (
        <Link href={`/sweeps/${sweep.id}`} className={styles.link}>
          {sweep.name}
        </Link>
      )}
    </span>
  );
}
