import type { SweepSummary } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { useCall } from '../../api/mutations';
import { NameInput } from '../runs/NameInput';

/** The name of a sweep, renamed where it stands. */
export function SweepName({ sweep: { id, name } }: { readonly sweep: SweepSummary }): ReactNode {
  const update = useCall('sweeps.update');
  return (
    <NameInput
      name={name}
      label="Name of the sweep"
      testId="sweep-name"
      onRename={(wanted) => update.mutate({ id, name: wanted })}
    />
  );
}
