import { Menu } from '@mantine/core';
import type { RunTableRow } from '@shared/run-table';
import {
  IconArchive,
  IconCopy,
  IconEyeOff,
  IconPencil,
  IconPin,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ExportRunItems } from '../../../exchange/ExportRunItems';
import type { RunActions } from '../../use-run-actions';
import type { BulkActions } from '../use-bulk-actions';
import { ColorChoice } from './ColorChoice';

interface Props {
  readonly row: Extract<RunTableRow, { kind: 'run' }>;
  readonly actions: RunActions;
  readonly bulk: BulkActions;
  readonly onEdit: () => void;
}

/** The menu of one run of the table. */
export function RunItems({ row, actions, bulk, onEdit }: Props): ReactNode {
  const { id, state, isPinned, isArchived, color } = row;
  const ids = [id];
  return (
    <>
      <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit}>
        Name, tags, note…
      </Menu.Item>
      <Menu.Item leftSection={<IconPin size={14} />} onClick={() => bulk.pin(ids)}>
        {isPinned ? 'Unpin' : 'Pin'}
      </Menu.Item>
      <Menu.Item leftSection={<IconArchive size={14} />} onClick={() => bulk.archive(ids)}>
        {isArchived ? 'Bring back from the archive' : 'Archive'}
      </Menu.Item>
      <Menu.Item leftSection={<IconEyeOff size={14} />} onClick={() => bulk.hide(ids)}>
        Hide
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => actions.duplicateAsExperiment(id)}>
        Duplicate as experiment
      </Menu.Item>
      {(state === 'queued' || state === 'running') && (
        <Menu.Item leftSection={<IconPlayerStop size={14} />} onClick={() => actions.cancel(id)}>
          Cancel
        </Menu.Item>
      )}
      {(state === 'interrupted' || state === 'cancelled' || state === 'failed') && (
        <Menu.Item leftSection={<IconPlayerPlay size={14} />} onClick={() => actions.resume(id)}>
          Resume
        </Menu.Item>
      )}
      {state === 'done' && <ExportRunItems id={id} />}
      <Menu.Divider />
      <ColorChoice color={color} onChoose={(chosen) => bulk.paint(ids, chosen)} />
      <Menu.Divider />
      <Menu.Item
        color="var(--ls-down-text)"
        leftSection={<IconTrash size={14} />}
        onClick={() => actions.remove(ids, row.name)}
      >
        Delete
      </Menu.Item>
    </>
  );
}
