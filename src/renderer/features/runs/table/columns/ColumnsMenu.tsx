import { Button, Group, Popover, ScrollArea, Switch, Text, TextInput } from '@mantine/core';
import type { RunColumn } from '@shared/run-table';
import { IconColumns, IconSearch } from '@tabler/icons-react';
import { memo, type ReactNode, useState } from 'react';
import { useTableStore } from '../table-store';
import { ColumnList } from './ColumnList';
import { wordsOf } from './column-words';
import styles from './columns.module.css';
import { differingFields } from './default-columns';
import { ShownColumns } from './ShownColumns';

interface Props {
  readonly columns: readonly RunColumn[];
  /** Keys as they are drawn. */
  readonly shown: readonly string[];
}

/** Which columns the table shows, in which order; kept between sessions. */
export const ColumnsMenu = memo(function ColumnsMenu(props: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns size={14} />}
          data-testid="runs-columns"
          onClick={() => setOpen((old) => !old)}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0} className={styles.panel} aria-label="Columns">
        {isOpen && <ColumnsPanel {...props} />}
      </Popover.Dropdown>
    </Popover>
  );
});

function ColumnsPanel({ columns, shown }: Props): ReactNode {
  const [wanted, setWanted] = useState('');
  const isDifferingOnly = useTableStore((state) => state.isDifferingOnly);
  const hasDeviations = useTableStore((state) => state.hasDeviations);
  const { set, setColumns, resetColumns } = useTableStore.getState();
  const differing = differingFields(columns, (key) => wordsOf(key).group === 'experiment');
  const missing = differing.filter((key) => !shown.includes(key));
  const toggle = (key: string): void =>
    setColumns(shown.includes(key) ? shown.filter((other) => other !== key) : [...shown, key]);
  return (
    <>
      <div className={styles.settings}>
        <Switch
          label="Only columns that differ"
          data-testid="columns-differing"
          checked={isDifferingOnly}
          onChange={(event) => set({ isDifferingOnly: event.currentTarget.checked })}
        />
        <Switch
          label="± s.d. over seeds"
          checked={hasDeviations}
          onChange={(event) => set({ hasDeviations: event.currentTarget.checked })}
        />
      </div>
      <div className={styles.halves}>
        <div className={styles.half}>
          <TextInput
            mx={8}
            mb={6}
            data-autofocus
            data-testid="columns-search"
            aria-label="Search the columns"
            placeholder="Search fields and figures"
            leftSection={<IconSearch size={14} />}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          <ScrollArea h={340} type="auto">
            <ColumnList
              columns={columns}
              wanted={wanted}
              isDifferingOnly={isDifferingOnly}
              shown={shown}
              onToggle={toggle}
            />
          </ScrollArea>
        </div>
        <div className={styles.half}>
          <Group justify="space-between" px={12} h={30} mb={6}>
            <Text size="xs" className="ls-quiet">
              Shown, from left to right
            </Text>
          </Group>
          <ScrollArea h={340} type="auto">
            <ShownColumns shown={shown} onChange={setColumns} />
          </ScrollArea>
        </div>
      </div>
      <div className={styles.foot}>
        <Button
          variant="subtle"
          disabled={missing.length === 0}
          data-testid="columns-add-differing"
          onClick={() => setColumns([...shown, ...missing])}
        >
          {missing.length === 0
            ? 'All fields that differ are shown'
            : `Add the ${missing.length} fields that differ`}
        </Button>
        <Button variant="subtle" color="gray" onClick={resetColumns} data-testid="columns-reset">
          Reset
        </Button>
      </div>
    </>
  );
}
