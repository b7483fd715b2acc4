import { ActionIcon, Button, Group, Popover, Select, Text, UnstyledButton } from '@mantine/core';
import type { RunColumn } from '@shared/run-table';
import { IconChevronDown, IconStack2, IconX } from '@tabler/icons-react';
import { memo, type ReactNode, useState } from 'react';
import { formatCount } from '../../../../ui/format';
import { fullTitle, groupTitles, wordsOf } from '../columns/column-words';
import { useTableStore } from '../table-store';
import styles from './groups.module.css';

interface Preset {
  readonly title: string;
  readonly about: string;
  readonly keys: readonly string[];
}

const presets: readonly Preset[] = [
  { title: 'No groups', about: 'Every run by itself', keys: [] },
  { title: 'All but the seed', about: 'Repeats with other seeds together', keys: ['*'] },
  { title: 'Experiment', about: 'Runs of one experiment together', keys: ['experiment'] },
  { title: 'Series', about: 'Runs on the same data together', keys: ['series'] },
];

interface Props {
  readonly columns: readonly RunColumn[];
}

/** As many as the contract takes. */
const MOST = 10;

/** What runs are put together by. */
export const GroupMenu = memo(function GroupMenu({ columns }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const groupBy = useTableStore((state) => state.groupBy);
  const preset = presetOf(groupBy);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={300}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant={groupBy.length === 0 ? 'default' : 'light'}
          leftSection={<IconStack2 size={14} />}
          rightSection={<IconChevronDown size={14} />}
          data-testid="runs-group"
          onClick={() => setOpen((old) => !old)}
        >
          {preset === undefined ? fieldsText(groupBy) : groupBy.length === 0 ? 'Group' : preset.title}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <GroupPanel columns={columns} onChosen={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
});

/** Drawn while the menu is open alone. */
function GroupPanel({ columns, onChosen }: Props & { readonly onChosen: () => void }): ReactNode {
  const groupBy = useTableStore((state) => state.groupBy);
  const { setGroupBy } = useTableStore.getState();
  const preset = presetOf(groupBy);
  const named = groupBy.filter((key) => key !== '*');
  return (
    <>
      {presets.map(({ title, about, keys }) => (
        <UnstyledButton
          key={title}
          className={styles.preset}
          data-chosen={preset?.title === title || undefined}
          aria-pressed={preset?.title === title}
          data-testid={`group-${keys.join('-') || 'none'}`}
          onClick={() => {
            setGroupBy(keys);
            onChosen();
          }}
        >
          <span>{title}</span>
          <span>{about}</span>
        </UnstyledButton>
      ))}
      <div className={styles.fields}>
        <Text size="xs" className="ls-quiet" mb={4}>
          Or by any fields
        </Text>
        {named.map((key) => (
          <Group key={key} justify="space-between" wrap="nowrap" className={styles.field}>
            <span>{fullTitle(wordsOf(key))}</span>
            <ActionIcon
              size={20}
              aria-label={`Do not group by ${fullTitle(wordsOf(key))}`}
              onClick={() => setGroupBy(groupBy.filter((other) => other !== key))}
            >
              <IconX size={12} />
            </ActionIcon>
          </Group>
        ))}
        <Select
          searchable
          placeholder="Add a field"
          aria-label="Add a field to group by"
          data-testid="group-add"
          disabled={groupBy.length >= MOST}
          comboboxProps={{ withinPortal: false }}
          maxDropdownHeight={220}
          nothingFoundMessage="No field is called that"
          data={choices(columns, groupBy)}
          value={null}
          onChange={(key) => key !== null && setGroupBy([...named, key])}
        />
      </div>
    </>
  );
}

const presetOf = (groupBy: readonly string[]): Preset | undefined =>
  presets.find(({ keys }) => keys.join() === groupBy.join());

/** Short enough for a button. */
function fieldsText(keys: readonly string[]): string {
  return keys.length > 2
    ? formatCount(keys.length, 'field')
    : keys.map((key) => wordsOf(key).title).join(', ');
}

/** Columns in which runs differ, figures left out: hardly two have the same. */
function choices(columns: readonly RunColumn[], chosen: readonly string[]) {
  const offered = columns.filter(
    ({ key, kind, distinct }) =>
      distinct > 1 &&
      kind !== 'time' &&
      !chosen.includes(key) &&
      ['run', 'experiment'].includes(wordsOf(key).group),
  );
  return (['run', 'experiment'] as const).map((group) => ({
    group: groupTitles[group],
    items: offered
      .filter(({ key }) => wordsOf(key).group === group)
      .map(({ key }) => ({ value: key, label: fullTitle(wordsOf(key)) })),
  }));
}
