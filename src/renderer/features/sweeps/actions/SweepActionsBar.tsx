import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import type { SweepDetail } from '@shared/sweeps';
import {
  IconDots,
  IconFlask,
  IconPencil,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { navigate } from '../../../ui/location';
import { ExportSweepItems } from '../../exchange/ExportSweepItems';
import { canStop, isContinuable, isLive } from '../sweep-words';
import { useSweepActions } from '../use-sweep-actions';
import { AddTrialsModal } from './AddTrialsModal';
import { confirmStop } from './confirm-stop';
import { NoteModal } from './NoteModal';

/** What can be done to a sweep, at the right end of its page's header. */
export function SweepActionsBar({ sweep }: { readonly sweep: SweepDetail }): ReactNode {
  const actions = useSweepActions();
  const [dialog, setDialog] = useState<'add' | 'note' | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      {isLive(sweep) && (
        <Tooltip label="Lets the trials under way end and begins no more">
          <Button
            variant="default"
            leftSection={<IconPlayerPauseFilled size={12} />}
            data-testid="pause-sweep"
            loading={actions.isBusy}
            onClick={() => actions.pause(sweep.id)}
          >
            Pause
          </Button>
        </Tooltip>
      )}
      {isContinuable(sweep) && (
        <Tooltip label="Goes on with the trials that an undisturbed sweep would have made">
          <Button
            leftSection={<IconPlayerPlayFilled size={12} />}
            data-testid="continue-sweep"
            loading={actions.isBusy}
            onClick={() => actions.resume(sweep.id)}
          >
            Continue
          </Button>
        </Tooltip>
      )}
      {canStop(sweep) && (
        <Button
          variant="default"
          leftSection={<IconPlayerStopFilled size={12} />}
          data-testid="stop-sweep"
          onClick={() => confirmStop(sweep, () => actions.stop(sweep.id))}
        >
          Stop…
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPlus size={14} />}
        data-testid="add-trials"
        onClick={() => setDialog('add')}
      >
        Add trials…
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label="More actions" data-testid="sweep-menu">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={14} />}
            onClick={() => setDialog('note')}
            data-testid="edit-sweep"
          >
            Name and note…
          </Menu.Item>
          {sweep.experimentId !== null && (
            <Menu.Item
              leftSection={<IconFlask size={14} />}
              onClick={() => navigate(`/experiments/${sweep.experimentId}`)}
            >
              Open its experiment
            </Menu.Item>
          )}
          <ExportSweepItems id={sweep.id} />
          <Menu.Divider />
          <Menu.Item
            color="var(--ls-down-text)"
            leftSection={<IconTrash size={14} />}
            onClick={() => actions.remove([sweep])}
            data-testid="delete-sweep"
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <AddTrialsModal sweep={sweep} isOpen={dialog === 'add'} onClose={close} />
      <NoteModal sweep={sweep} isOpen={dialog === 'note'} onClose={close} />
    </>
  );
}
