import { TextInput } from '@mantine/core';
import type { SweepSummary } from '@shared/sweeps';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useCall } from '../../api/mutations';
import runStyles from '../runs/run-page.module.css';

/** The name of a sweep, renamed where it stands: Enter or leaving keeps it, Escape does not. */
export function SweepName({ sweep }: { readonly sweep: SweepSummary }): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const update = useCall('sweeps.update');
  const keep = (): void => {
    const name = (typed ?? '').trim();
    if (name !== '' && name !== sweep.name) update.mutate({ id: sweep.id, name });
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setTyped(null);
    if (event.key === 'Enter') event.currentTarget.blur();
  };
  return (
    <TextInput
      className={runStyles.nameInput}
      data-testid="sweep-name"
      aria-label="Name of the sweep"
      maxLength={200}
      spellCheck={false}
      value={typed ?? sweep.name}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  );
}
