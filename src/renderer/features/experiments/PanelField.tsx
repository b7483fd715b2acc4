import { MultiSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/format';
import { useSpecEditor } from './editor-context';
import type { FieldProps } from './field-props';
import { getAt, type Json } from './json';

/** Names of a draft's panel; what is no text is left to the JSON view. */
export function panelOf(draft: Json): readonly string[] {
  const panel = getAt(draft, 'data.panel');
  return Array.isArray(panel) ? panel.filter((name) => typeof name === 'string') : [];
}

/** Further series of bars, beside the one that the experiment is of. A name that is not there any more stays in sight. */
export function PanelField({ field, common }: FieldProps): ReactNode {
  const { value, setField, series } = useSpecEditor();
  const chosen = panelOf(value);
  const main = getAt(value, 'data.series');
  const known = series.filter(({ kind, name }) => kind === 'bars' && name !== main);
  const gone = chosen.filter((name) => !known.some((one) => one.name === name));
  return (
    <MultiSelect
      {...common}
      value={[...chosen]}
      data={[
        ...known.map(({ name, bars }) => ({ value: name, label: `${name} · ${formatCount(bars, 'bar')}` })),
        ...gone.map((name) => ({ value: name, label: `${name} · not in this workspace` })),
      ]}
      placeholder={chosen.length === 0 ? 'One series alone' : undefined}
      searchable
      clearable
      hidePickedOptions
      maxDropdownHeight={320}
      nothingFoundMessage="No other series of bars in this workspace"
      onChange={(names) => setField(field.path, names)}
    />
  );
}
