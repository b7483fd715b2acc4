import { Button, Combobox, useCombobox } from '@mantine/core';
import type { FeatureDescriptor } from '@shared/features';
import { IconMathFunction } from '@tabler/icons-react';
import { useState } from 'react';
import { featureGroups } from '../../../ui/feature-groups';
import { groupBy } from '../../../ui/group-by';
import { useIndicatorStore } from './indicator-store';
import classes from './indicators.module.css';

/** A searchable list of what can be computed of one series alone; choosing one adds it with its default parameters. */
export function IndicatorPicker({ catalog }: { readonly catalog: readonly FeatureDescriptor[] }) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const add = useIndicatorStore((state) => state.add);
  const wanted = search.trim().toLowerCase();
  const shown = catalog.filter(
    ({ label, kind, description, needs }) =>
      needs.length === 0 && `${label} ${kind} ${description}`.toLowerCase().includes(wanted),
  );
  const choose = (kind: string) => {
    const descriptor = catalog.find((one) => one.kind === kind);
    if (descriptor === undefined) return;
    const defaults = descriptor.parameters.map((parameter) => [parameter.name, parameter.default] as const);
    add({ ...Object.fromEntries(defaults), kind });
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} width={420} position="bottom-start" onOptionSubmit={choose} withinPortal>
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant="default"
          leftSection={<IconMathFunction size={15} />}
          onClick={() => combobox.toggleDropdown()}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          data-testid="indicator-add"
        >
          Indicators
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
          placeholder="Search indicators"
          aria-label="Search indicators"
        />
        <Combobox.Options aria-label="Indicators" mah={360} style={{ overflowY: 'auto' }}>
          {[...groupBy(shown, ({ group }) => group)].map(([group, members]) => (
            <Combobox.Group key={group} label={featureGroups[group]}>
              {members.map(({ kind, label, description }) => (
                <Combobox.Option key={kind} value={kind} data-testid={`indicator-option-${kind}`}>
                  <span>{label}</span>
                  <span className={classes.description} title={description}>
                    {description}
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {shown.length === 0 && <Combobox.Empty>No indicator matches “{search.trim()}”</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
