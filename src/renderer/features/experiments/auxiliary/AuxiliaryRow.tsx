import { ActionIcon, NumberInput, Select, Text, TextInput, Tooltip } from '@mantine/core';
import type { AuxiliarySpec } from '@shared/spec';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import styles from '../editor.module.css';
import { fieldId, useSpecEditor } from '../editor-context';
import { getAt, type Json } from '../json';
import { useMainSeries } from '../use-main-series';
import { FirstUseNote } from './FirstUseNote';
import { auxiliaryOf, textAt } from './joined';
import { KindIcon, SeriesOption } from './kinds';
import { rejoined, renamedFeatures } from './rejoin';

interface RowProps {
  readonly index: number;
  readonly onRemove: () => void;
}

/** One joined series: what it is called, what it is, and when its values were known. */
export function AuxiliaryRow({ index, onRemove }: RowProps): ReactNode {
  const { value, faults } = useSpecEditor();
  const path = `data.auxiliary.${index}`;
  const row = getAt(value, path) ?? null;
  const name = textAt(row, 'name');
  const title = `joined series ${index + 1}`;
  const rowFault = faults.at(path);
  return (
    <li className={styles.auxiliary} data-testid={`auxiliary-${index}`}>
      <NameField path={path} />
      <SeriesField index={index} />
      <Select
        {...fieldProps(path, 'stamped', faults.at(`${path}.stamped`))}
        label="A value is"
        className={styles.auxiliaryStamped}
        {...useChoice(`${path}.stamped`, 'start')}
        data={stamps.map(({ value: word, label }) => ({ value: word, label }))}
        comboboxProps={{ width: 300, position: 'bottom-start' }}
        renderOption={({ option }) => <StampOption stamped={option.value} />}
      />
      <LagFields path={path} />
      <Tooltip label="Remove">
        <ActionIcon
          className={styles.auxiliaryRemove}
          size={24}
          mt={21}
          aria-label={`Remove ${name || title}`}
          onClick={onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
      <div className={styles.auxiliaryNote}>
        {rowFault && (
          <div className="ls-down" role="alert">
            {rowFault}
          </div>
        )}
        <FirstUseNote row={row} />
      </div>
    </li>
  );
}

const stamps = [
  {
    value: 'start',
    label: 'known one interval later',
    help: 'Its time is where its interval starts, as that of a daily bar.',
  },
  {
    value: 'end',
    label: 'known at its time',
    help: 'Its time is when it was there, as that of an order book.',
  },
] as const satisfies readonly { value: AuxiliarySpec['stamped']; label: string; help: string }[];

function StampOption({ stamped }: { readonly stamped: string }): ReactNode {
  const stamp = stamps.find(({ value }) => value === stamped);
  return (
    <div>
      <Text>{stamp?.label}</Text>
      <Text size="xs" className="ls-quiet">
        {stamp?.help}
      </Text>
    </div>
  );
}

const lagUnits = [
  { value: 'minutes', label: 'minutes' },
  { value: 'hours', label: 'hours' },
  { value: 'days', label: 'days' },
  { value: 'bars', label: 'bars' },
] as const satisfies readonly { value: AuxiliarySpec['lagUnit']; label: string }[];

interface PathProps {
  readonly path: string;
}

/** Features that read the series follow its new name once it is typed out. */
function NameField({ path }: PathProps): ReactNode {
  const { value, setField, faults, catalog } = useSpecEditor();
  const before = useRef('');
  const name = textAt(getAt(value, path) ?? null, 'name');
  const settle = (): void => {
    const features = renamedFeatures(value, catalog, before.current, name);
    if (features !== null) setField('features', features);
  };
  return (
    <TextInput
      {...fieldProps(path, 'name', faults.at(`${path}.name`))}
      label="Name"
      className={styles.auxiliaryName}
      spellCheck={false}
      value={name}
      onFocus={() => {
        before.current = name;
      }}
      onBlur={settle}
      onChange={(event) => setField(`${path}.name`, event.currentTarget.value)}
    />
  );
}

function SeriesField({ index }: { readonly index: number }): ReactNode {
  const { value, setField, faults, series } = useSpecEditor();
  const main = useMainSeries();
  const path = `data.auxiliary.${index}`;
  const current = textAt(getAt(value, path) ?? null, 'series');
  const others = series.filter(({ id, name }) => id !== main?.id || name === current);
  const found = others.find(({ name }) => name === current);
  const known = others.map(({ name }) => ({ value: name, label: name }));
  const choose = (next: string): void => {
    const rows = auxiliaryOf(value);
    const changed = rejoined(
      rows,
      index,
      found,
      others.find(({ name }) => name === next),
    );
    if (changed !== null) setField('data.auxiliary', changed);
  };
  return (
    <Select
      {...fieldProps(path, 'series', faults.at(`${path}.series`))}
      label="Series"
      title={current}
      value={current === '' ? null : current}
      leftSection={found && <KindIcon kind={found.kind} />}
      data={found || current === '' ? known : [missing(current), ...known]}
      searchable={known.length > 8}
      renderOption={({ option }) => {
        const one = others.find(({ name }) => name === option.value);
        return one === undefined ? option.label : <SeriesOption series={one} />;
      }}
      onChange={(next) => next !== null && choose(next)}
    />
  );
}

const missing = (name: string) => ({ value: name, label: `${name} · not in this workspace` });

function LagFields({ path }: PathProps): ReactNode {
  const { value, setField, faults } = useSpecEditor();
  const lag = getAt(value, `${path}.lag`);
  return (
    <div className={styles.lag}>
      <NumberInput
        {...fieldProps(path, 'lag', faults.at(`${path}.lag`))}
        label="Publication lag"
        value={typeof lag === 'number' || typeof lag === 'string' ? lag : ''}
        placeholder="0"
        onChange={(next) => setField(`${path}.lag`, next === '' ? undefined : next)}
      />
      <Select
        {...fieldProps(path, 'lagUnit', faults.at(`${path}.lagUnit`))}
        aria-label="Unit of the lag"
        mt={20}
        {...useChoice(`${path}.lagUnit`, 'days')}
        data={[...lagUnits]}
      />
    </div>
  );
}

function useChoice(path: string, initial: string) {
  const { value, setField } = useSpecEditor();
  const current: Json = getAt(value, path) ?? initial;
  return {
    value: String(current),
    onChange: (next: string | null) => next !== null && setField(path, next),
  };
}

function fieldProps(path: string, key: string, error: string | undefined) {
  const id = fieldId(`${path}.${key}`);
  return {
    id,
    'data-testid': id,
    error,
    labelProps: { className: styles.label },
    errorProps: { className: styles.error },
  };
}
