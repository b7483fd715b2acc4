import { ActionIcon, Button, CloseButton, Menu, Tooltip } from '@mantine/core';
import {
  IconArchive,
  IconArrowsDiff,
  IconDots,
  IconEyeOff,
  IconPin,
  IconTag,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../../../ui/format';
import { Keys } from '../../../../ui/Keys';
import { MAX_COMPARED } from '../../../compare/compare-store';
import { useSelection } from '../selection';
import type { BulkActions } from '../use-bulk-actions';
import styles from './bar.module.css';
import { MoreItems } from './MoreItems';

interface Props {
  readonly actions: BulkActions;
  readonly onTag: (ids: readonly number[]) => void;
}

/** What can be done to the runs that are ticked; over the foot of the table while there are any. */
export function BulkBar({ actions, onTag }: Props): ReactNode {
  const selected = useSelection((state) => state.ids);
  const clear = useSelection((state) => state.clear);
  if (selected.size === 0) return null;
  const ids = [...selected];
  const isComparable = ids.length >= 2 && ids.length <= MAX_COMPARED;
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selected runs" data-testid="bulk-bar">
      <span className={styles.count} data-testid="runs-selected">
        {formatCount(ids.length, 'run')} selected
      </span>
      <CloseButton size="sm" aria-label="Clear the selection" onClick={clear} />
      <span className={styles.line} aria-hidden />
      <Hint
        label={isComparable ? 'Put them side by side' : `Select 2 to ${MAX_COMPARED} runs to compare them`}
        keys="c"
      >
        <Button
          leftSection={<IconArrowsDiff size={14} />}
          data-testid="runs-compare"
          data-disabled={!isComparable || undefined}
          aria-disabled={!isComparable}
          onClick={() => isComparable && actions.compare(ids)}
        >
          Compare
        </Button>
      </Hint>
      <Act icon={IconTag} label="Tag" keys="t" testId="runs-tag" onClick={() => onTag(ids)} />
      <Act icon={IconPin} label="Pin" keys="p" testId="runs-pin" onClick={() => actions.pin(ids)} />
      <Act
        icon={IconArchive}
        label="Archive"
        keys="e"
        testId="runs-archive"
        onClick={() => actions.archive(ids)}
      />
      <Act icon={IconEyeOff} label="Hide" keys="h" testId="runs-hide" onClick={() => actions.hide(ids)} />
      <Act
        icon={IconTrash}
        label="Delete"
        keys="Delete"
        testId="runs-delete"
        onClick={() => actions.remove(ids)}
      />
      <Menu position="top-end">
        <Menu.Target>
          <ActionIcon aria-label="More for the selected runs" data-testid="runs-more">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <MoreItems ids={ids} actions={actions} />
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

interface ActProps {
  readonly icon: typeof IconTag;
  readonly label: string;
  readonly keys: string;
  readonly testId: string;
  readonly onClick: () => void;
}

function Act({ icon: Icon, label, keys, testId, onClick }: ActProps): ReactNode {
  return (
    <Hint label={hints[label] ?? label} keys={keys}>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<Icon size={14} />}
        data-testid={testId}
        onClick={onClick}
      >
        {label}
      </Button>
    </Hint>
  );
}

const hints: Readonly<Record<string, string>> = {
  Tag: 'Add and remove tags',
  Pin: 'Put them first; again, take the pin off',
  Archive: 'Put them away; again, bring them back',
  Hide: 'Off the table, while groups still count them',
  Delete: 'Delete; can be undone',
};

interface HintProps {
  readonly label: string;
  readonly keys: string;
  readonly children: ReactNode;
}

function Hint({ label, keys, children }: HintProps): ReactNode {
  return (
    <Tooltip
      label={
        <span className={styles.hint}>
          {label}
          <Keys keys={keys} />
        </span>
      }
    >
      {children}
    </Tooltip>
  );
}
