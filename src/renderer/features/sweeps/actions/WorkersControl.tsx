import { Select, Tooltip } from '@mantine/core';
import type { SweepDetail } from '@shared/sweeps';
import type { ReactNode } from 'react';
import { useCall } from '../../../api/mutations';
import { canStop } from '../sweep-words';

/** Trials that are worked on at the same time; changes neither what they are nor what they find. */
export function WorkersControl({ sweep }: { readonly sweep: SweepDetail }): ReactNode {
  const setWorkers = useCall('sweeps.setWorkers');
  if (!canStop(sweep)) return null;
  const lag = sweep.spec.sweep?.lag ?? 1;
  const numbers = new Set([...choices.filter((count) => count <= lag), lag, sweep.workers ?? lag]);
  return (
    <span>
      <span className="ls-quiet">Workers</span>{' '}
      <Tooltip
        label={`Trials at the same time, at most ${lag}, the lag of the plan. The trials are the same whatever it is.`}
        multiline
        maw={320}
      >
        <Select
          display="inline-block"
          size="xs"
          w={84}
          variant="unstyled"
          styles={{ input: { height: 20, minHeight: 20 } }}
          aria-label="Workers"
          data-testid="sweep-workers"
          data={[
            { value: 'all', label: 'all cores' },
            ...[...numbers]
              .toSorted((a, b) => a - b)
              .map((count) => ({ value: String(count), label: String(count) })),
          ]}
          value={sweep.workers === null ? 'all' : String(sweep.workers)}
          onChange={(value) =>
            value !== null &&
            setWorkers.mutate({ id: sweep.id, workers: value === 'all' ? null : Number(value) })
          }
        />
      </Tooltip>
    </span>
  );
}

const choices = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256] as const;
