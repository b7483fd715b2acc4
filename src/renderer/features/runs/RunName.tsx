import type { RunSummary } from '@shared/runs';
import type { ReactNode } from 'react';
import { useCall } from '../../api/mutations';
import { NameInput } from './NameInput';
import { RunDot } from './RunDot';
import styles from './run-page.module.css';

/** The run's name, renamed where it stands. */
export function RunName({ run: { id, name, color } }: { readonly run: RunSummary }): ReactNode {
  const update = useCall('runs.update');
  return (
    <span className={styles.name}>
      <RunDot color={color} size={10} />
      <NameInput
        name={name}
        label="Name of the run"
        testId="run-name"
        onRename={(wanted) => update.mutate({ id, name: wanted })}
      />
    </span>
  );
}
