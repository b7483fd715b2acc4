import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import type { RunDetail } from '@shared/runs';
import {
  IconArrowsDiff,
  IconCopy,
  IconDots,
  IconFlask,
  IconPencil,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { navigate } from '../../ui/location';
import { comparePath, useCompareStore } from '../compare/compare-store';
import { ExportRunItems } from '../exchange/ExportRunItems';
import { ResumeOnItems } from './ResumeOnItems';
import { RunDetailsModal } from './RunDetailsModal';
import { RepeatItem } from './reproduction/RepeatItem';
import { isActive, isResumable } from './run-state';
import { type RunActions, useRunActions } from './use-run-actions';

/** What can be done to a run, at the right end of its page's header. */
export function RunActionsBar({ run }: { readonly run: RunDetail }): ReactNode {
  const actions = useRunActions();
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      {isActive(run) && (
        <Button
          variant="default"
          leftSection={<IconPlayerStopFilled size={12} />}
          data-testid="cancel-run"
          loading={actions.isCancelling}
          onClick={() => actions.cancel(run.id)}
        >
          Cancel
        </Button>
      )}
      {isResumable(run) && (
        <Tooltip label="Goes on from the last finished epoch and ends with the same weights as if it had never stopped">
          <Button
            leftSection={<IconPlayerPlayFilled size={12} />}
            data-testid="resume-run"
            loading={actions.isResuming}
            onClick={() => actions.resume(run.id)}
          >
            Resume
          </Button>
        </Tooltip>
      )}
      {run.metrics !== null && <CompareButton id={run.id} />}
      <MoreMenu run={run} actions={actions} onEdit={() => setEditing(true)} />
      <RunDetailsModal run={isEditing ? run : null} onClose={() => setEditing(false)} />
    </>
  );
}

function CompareButton({ id }: { readonly id: number }): ReactNode {
  const { ids, toggle } = useCompareStore();
  const isIn = ids.includes(id);
  return (
    <Button.Group>
      <Button
        variant="default"
        leftSection={<IconArrowsDiff size={14} />}
        data-testid="add-to-compare"
        aria-pressed={isIn}
        onClick={() => toggle(id)}
      >
        {isIn ? 'Remove from compare' : 'Add to compare'}
      </Button>
      {ids.length > 0 && (
        <Button
          variant="default"
          px="xs"
          data-testid="open-compare"
          aria-label={`Open the comparison of ${ids.length}`}
          onClick={() => navigate(comparePath(ids))}
        >
          {ids.length}
        </Button>
      )}
    </Button.Group>
  );
}

interface MoreProps {
  readonly run: RunDetail;
  readonly actions: RunActions;
  readonly onEdit: () => void;
}

function MoreMenu({ run, actions, onEdit }: MoreProps): ReactNode {
  const { experimentId } = run;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label="More actions" data-testid="run-menu">
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit} data-testid="edit-run">
          Name, tags, note…
        </Menu.Item>
        {experimentId !== null && (
          <Menu.Item
            leftSection={<IconFlask size={14} />}
            onClick={() => navigate(`/experiments/${experimentId}`)}
          >
            Open its experiment
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconCopy size={14} />}
          onClick={() => actions.duplicateAsExperiment(run.id)}
          data-testid="duplicate-run"
        >
          Duplicate as experiment
        </Menu.Item>
        <RepeatItem run={run} />
        {run.state === 'done' && <ExportRunItems id={run.id} />}
        {isResumable(run) && <ResumeOnItems run={run} onResume={actions.resume} />}
        <Menu.Divider />
        <Menu.Item
          color="var(--ls-down-text)"
          leftSection={<IconTrash size={14} />}
          onClick={() => actions.remove([run.id], run.name)}
          data-testid="delete-run"
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
