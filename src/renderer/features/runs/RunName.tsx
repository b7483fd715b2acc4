import { TextInput } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useCall } from '../../api/mutations';
import { RunDot } from './RunDot';
import styles from './run-page.module.css';

/** The run's name, renamed where it stands: Enter or leaving keeps it, Escape does not. */
export function RunName({ run }: { readonly run: RunSummary }): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const update = useCall('runs.update');
  const text = typed ?? run.name;
  const keep = (): void => {
    const name = text.trim();
    if (typed !== null && name !== '' && name !== run.name) update.mutate({ id: run.id, name });
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setTyped(null);
    if (event.key === 'Enter') event.currentTarget.blur();
  };
  return (
    <span className={styles.name}>
      <RunDot color={run.color} size={10} />
      <TextInput
        className={styles.nameInput}
        data-testid="run-name"
        aria-label="Name of the run"
        maxLength={200}
        spellCheck={false}
        value={text}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
    </span>
  );
}
