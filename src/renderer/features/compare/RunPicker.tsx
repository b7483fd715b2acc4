import { Button, Checkbox, Combobox, Text, useCombobox } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatAgo, formatRatio } from '../../ui/format';
import { RunDot } from '../runs/RunDot';
import { matchesRun } from '../runs/run-state';
import styles from './compare.module.css';
import { MAX_COMPARED } from './compare-store';

interface Props {
  readonly all: readonly RunSummary[];
  readonly chosen: readonly RunSummary[];
  readonly onChange: (ids: readonly number[]) => void;
}

/** Adds runs to the comparison and takes them out again; finished runs only, newest first. */
export function RunPicker({ all, chosen, onChange }: Props): ReactNode {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const ids = chosen.map((run) => run.id);
  const offered = all
    .filter((run) => run.metrics !== null && matchesRun(run, search))
    .toSorted((a, b) => b.createdAt - a.createdAt);
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
          placeholder="Find by name, tag, series"
          aria-label="Find a run"
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options aria-label="Finished runs" mah={360} style={{ overflowY: 'auto' }}>
          {offered.length === 0 && <Combobox.Empty>No finished run of that name</Combobox.Empty>}
          {offered.slice(0, 200).map((run) => (
            <Combobox.Option
              key={run.id}
              value={String(run.id)}
              active={ids.includes(run.id)}
              disabled={!ids.includes(run.id) && ids.length >= MAX_COMPARED}
              data-testid={`compare-option-${run.id}`}
            >
              <span className={styles.option}>
                <Checkbox.Indicator size="xs" checked={ids.includes(run.id)} aria-hidden />
                <RunDot color={run.color} />
                <span className={styles.optionName} title={run.name}>
                  {run.name}
                </span>
                <span className="ls-quiet">Sharpe {formatRatio(run.metrics?.test.trading.sharpe)}</span>
                <span className="ls-quiet">{formatAgo(run.createdAt, Date.now())}</span>
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
