import { Menu } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { IconCopy, IconPencil, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isActive, isResumable } from './run-state';
import type { RunActions } from './use-run-actions';

interface MenuProps {
  readonly run: RunSummary;
  readonly actions: RunActions;
  readonly onEdit: () => void;
}

/** The menu of one row of the table. */
export function RunMenuItems({ run, actions, onEdit }: MenuProps): ReactNode {
  return (
    <>
      <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit}>
        Name, tags, note…
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => actions.duplicateAsExperiment(run.id)}>
        Duplicate as experiment
      </Menu.Item>
      {isActive(run) && (
        <Menu.Item leftSection={<IconPlayerStop size={14} />} onClick={() => actions.cancel(run.id)}>
          Cancel
        </Menu.Item>
      )}
      {isResumable(run) && (
        <Menu.Item leftSection={<IconPlayerPlay size={14} />} onClick={() => actions.resume(run.id)}>
          Resume
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item
        color="var(--ls-down-text)"
        leftSection={<IconTrash size={14} />}
        onClick={() => actions.remove([run])}
      >
        Delete
      </Menu.Item>
    </>
  );
}
