import { Button, CloseButton, TextInput, Tooltip } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { IconArrowsDiff, IconSearch, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/format';
import { navigate } from '../../ui/location';
import { comparePath, MAX_COMPARED } from '../compare/compare-store';
import styles from './runs-page.module.css';
import type { RunActions } from './use-run-actions';

interface SelectionProps {
  readonly selected: readonly RunSummary[];
  readonly actions: RunActions;
  readonly onClear: () => void;
}

/** What can be done to the runs that are ticked. */
export function SelectionActions({ selected, actions, onClear }: SelectionProps): ReactNode {
  if (selected.length === 0) return null;
  const isComparable = selected.length >= 2 && selected.length <= MAX_COMPARED;
  return (
    <>
      <span className={styles.count} data-testid="runs-selected">
        {formatCount(selected.length, 'run')} selected
      </span>
      <CloseButton size="sm" aria-label="Clear the selection" onClick={onClear} />
      <Tooltip
        label={isComparable ? 'Put them side by side' : `Select 2 to ${MAX_COMPARED} runs to compare them`}
      >
        <Button
          leftSection={<IconArrowsDiff size={14} />}
          data-testid="runs-compare"
          data-disabled={!isComparable || undefined}
          aria-disabled={!isComparable}
          onClick={() => isComparable && navigate(comparePath(selected.map((run) => run.id)))}
        >
          Compare
        </Button>
      </Tooltip>
      <Button
        variant="default"
        leftSection={<IconTrash size={14} />}
        data-testid="runs-delete"
        onClick={() => {
          actions.remove(selected);
          onClear();
        }}
      >
        Delete
      </Button>
    </>
  );
}

interface FilterProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The filter of the table; Escape clears it. */
export function FilterInput({ value, onChange }: FilterProps): ReactNode {
  return (
    <TextInput
      w={240}
      data-filter
      data-testid="runs-filter"
      aria-label="Filter the runs"
      placeholder="Filter by name, tag, series, state"
      leftSection={<IconSearch size={14} />}
      rightSection={
        value !== '' && <CloseButton size="xs" aria-label="Clear the filter" onClick={() => onChange('')} />
      }
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && onChange('')}
    />
  );
}
