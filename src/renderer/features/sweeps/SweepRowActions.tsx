import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import type { SweepSummary } from '@shared/sweeps';
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { confirmStop } from './actions/confirm-stop';
import { canStop, isContinuable, isLive } from './sweep-words';
import { useSweepActions } from './use-sweep-actions';

interface Props {
  readonly sweep: SweepSummary;
  /** Sweeps that wait, in their order. */
  readonly queue: readonly SweepSummary[];
}

/** The right end of a row: its place in the queue, and a menu. */
export function SweepRowActions({ sweep, queue }: Props): ReactNode {
  const actions = useSweepActions();
  const place = queue.findIndex(({ id }) => id === sweep.id);
  return (
    <>
      {place >= 0 && queue.length > 1 && (
        <>
          <MoveButton
            label={`Move ${sweep.name} up`}
            icon={<IconArrowUp size={14} />}
            isDisabled={place === 0}
            onMove={() => actions.move(sweep.id, queue[place - 1]?.id ?? null)}
          />
          <MoveButton
            label={`Move ${sweep.name} down`}
            icon={<IconArrowDown size={14} />}
            isDisabled={place === queue.length - 1}
            onMove={() => actions.move(sweep.id, queue[place + 2]?.id ?? null)}
          />
        </>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={24} aria-label={`Actions for ${sweep.name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isLive(sweep) && (
            <Menu.Item leftSection={<IconPlayerPause size={14} />} onClick={() => actions.pause(sweep.id)}>
              Pause
            </Menu.Item>
          )}
          {isContinuable(sweep) && (
            <Menu.Item leftSection={<IconPlayerPlay size={14} />} onClick={() => actions.resume(sweep.id)}>
              Continue
            </Menu.Item>
          )}
          {canStop(sweep) && (
            <Menu.Item
              leftSection={<IconPlayerStop size={14} />}
              onClick={() => confirmStop(sweep, () => actions.stop(sweep.id))}
            >
              Stop…
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            color="var(--ls-down-text)"
            leftSection={<IconTrash size={14} />}
            onClick={() => actions.remove([sweep])}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

interface MoveProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isDisabled: boolean;
  readonly onMove: () => void;
}

function MoveButton({ label, icon, isDisabled, onMove }: MoveProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} aria-label={label} disabled={isDisabled} onClick={onMove}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
