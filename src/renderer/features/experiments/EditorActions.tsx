import { ActionIcon, Badge, Button, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import type { Experiment } from '@shared/experiments';
import {
  IconArrowBackUp,
  IconChartHistogram,
  IconCopy,
  IconDots,
  IconPlayerPlayFilled,
  IconRadar2,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { navigate } from '../../ui/location';
import { sweptOf } from './sweep/plan';
import type { DraftEditor } from './use-draft';
import { useExperimentActions } from './use-experiment-actions';
import type { SaveAndRun } from './use-save-and-run';

export type EditorView = 'form' | 'json';

interface Props {
  readonly experiment: Experiment;
  readonly draft: DraftEditor;
  readonly view: EditorView;
  readonly onViewChange: (view: EditorView) => void;
  readonly actions: SaveAndRun;
  readonly faultCount: number;
  readonly planFaultCount: number;
}

/** The right end of the editor's header. */
export function EditorActions({
  experiment,
  draft,
  view,
  onViewChange,
  actions,
  faultCount,
  planFaultCount,
}: Props): ReactNode {
  return (
    <>
      {draft.isDirty && (
        <Tooltip label="Kept on this machine until you save or discard, even if you leave or close Longshort">
          <Badge c="var(--ls-warning-text)" bg="var(--ls-warning-fill)" data-testid="unsaved">
            Unsaved changes
          </Badge>
        </Tooltip>
      )}
      <SegmentedControl
        aria-label="View of the experiment"
        value={view}
        data={[
          { value: 'form', label: 'Form', disabled: !draft.isText },
          { value: 'json', label: 'JSON' },
        ]}
        onChange={onViewChange}
        data-testid="editor-view"
      />
      <Tooltip label="Save (Ctrl+S)">
        <Button
          variant="default"
          data-testid="save-experiment"
          disabled={!draft.isDirty}
          loading={actions.isSaving}
          onClick={actions.save}
        >
          Save
        </Button>
      </Tooltip>
      <Tooltip label={faultCount > 0 ? 'Mend the marked fields first' : 'Save and run (Ctrl+Enter)'}>
        <Button
          data-testid="run-experiment"
          leftSection={<IconPlayerPlayFilled size={12} />}
          data-disabled={faultCount > 0 || undefined}
          aria-disabled={faultCount > 0}
          loading={actions.isStarting}
          onClick={actions.run}
        >
          Run
        </Button>
      </Tooltip>
      {sweptOf(draft.value).length > 0 && (
        <StartSweep actions={actions} faultCount={faultCount + planFaultCount} />
      )}
      <MoreMenu experiment={experiment} draft={draft} />
    </>
  );
}

interface SweepProps {
  readonly actions: SaveAndRun;
  readonly faultCount: number;
}

function StartSweep({ actions, faultCount }: SweepProps): ReactNode {
  return (
    <Tooltip label={faultCount > 0 ? 'Mend the marked fields first' : 'Save and search (Ctrl+Shift+Enter)'}>
      <Button
        variant="light"
        data-testid="start-sweep"
        leftSection={<IconRadar2 size={14} />}
        data-disabled={faultCount > 0 || undefined}
        aria-disabled={faultCount > 0}
        loading={actions.isSweeping}
        onClick={actions.sweep}
      >
        Start sweep
      </Button>
    </Tooltip>
  );
}

interface MoreProps {
  readonly experiment: Experiment;
  readonly draft: DraftEditor;
}

function MoreMenu({ experiment, draft }: MoreProps): ReactNode {
  const actions = useExperimentActions();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label="More actions" data-testid="experiment-menu">
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowBackUp size={14} />}
          disabled={!draft.isDirty}
          onClick={draft.discard}
          data-testid="discard-draft"
        >
          Discard changes
        </Menu.Item>
        <Menu.Item
          leftSection={<IconChartHistogram size={14} />}
          onClick={() => navigate(`/features/${experiment.id}`)}
          data-testid="look-at-features"
        >
          Look at its features
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={14} />}
          onClick={() => actions.duplicate(experiment.id)}
          data-testid="duplicate-experiment"
        >
          Duplicate
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="var(--ls-down-text)"
          leftSection={<IconTrash size={14} />}
          onClick={() => actions.remove(experiment)}
          data-testid="delete-experiment"
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
