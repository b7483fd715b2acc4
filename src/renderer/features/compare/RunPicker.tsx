import { Button, Checkbox, Combobox, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Cell } from '@shared/run-table';
import type { RunSummary } from '@shared/runs';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { usePickable } from '../../api/queries';
import { formatAgo, formatRatio } from '../../ui/format';
import { NameText } from '../../ui/NameText';
import styles from './compare.module.css';
import { MAX_COMPARED } from './compare-store';
import { RunMark } from './RunMark';

interface Props {
  readonly chosen: readonly RunSummary[];
  readonly onChange: (ids: readonly number[]) => void;
}

/** Adds runs to the comparison and takes them out again; finished runs only, newest first. */
export function RunPicker({ chosen, onChange }: Props): ReactNode {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const ids = chosen.map((run) => run.id);
  const [wanted] = useDebouncedValue(search.trim(), 120);
  const { data } = usePickable(wanted, combobox.dropdownOpened);
  const offered = (data?.shown ?? []).flatMap((row) => (row.kind === 'run' ? [row] : []));
  const toggle = (id: number): void =>
    onChange(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
  return (
    <Combobox
      store={combobox}
      width={420}
      position="bottom-end"
      onOptionSubmit={(value) => toggle(Number(value))}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          leftSection={<IconPlus size={14} />}
          onClick={() => combobox.toggleDropdown()}
          data-testid="compare-add"
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
        >
          Add or remove runs
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          placeholder="Find by name, or test.sharpe > 0.5"
          aria-label="Find a run"
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options aria-label="Finished runs" mah={360} style={{ overflowY: 'auto' }}>
          {data?.fault != null && <Combobox.Empty>{data.fault.message}</Combobox.Empty>}
          {data !== undefined && data.fault === null && offered.length === 0 && (
            <Combobox.Empty>No finished run matches</Combobox.Empty>
          )}
          {offered.map((run) => (
            <Combobox.Option
              key={run.id}
              value={String(run.id)}
              active={ids.includes(run.id)}
              disabled={!ids.includes(run.id) && ids.length >= MAX_COMPARED}
              data-testid={`compare-option-${run.id}`}
            >
              <span className={styles.option}>
                <Checkbox.Indicator size="xs" checked={ids.includes(run.id)} aria-hidden />
                <RunMark run={run} />
                <span className={styles.optionName} title={run.name}>
                  <NameText name={run.name} />
                </span>
                <span className="ls-quiet">Sharpe {formatRatio(numberIn(run.cells[0]))}</span>
                <span className="ls-quiet">
                  {formatAgo(numberIn(run.cells[1]) ?? Date.now(), Date.now())}
                </span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {ids.length >= MAX_COMPARED && (
          <Combobox.Footer>
            <Text size="xs" className="ls-quiet">
              {MAX_COMPARED} runs at most: take one out before you add another.
            </Text>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function numberIn(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}
