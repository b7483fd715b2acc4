import { NumberInput, Select, TextInput, Tooltip } from '@mantine/core';
import type { ParameterDescriptor } from '@shared/features';
import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { getAt, type Json } from './json';

interface Props {
  readonly path: string;
  readonly parameter: ParameterDescriptor;
}

/** One parameter of a feature, beside its name; its fault is the tooltip and the red border. */
export function FeatureParameterInput({ path, parameter }: Props): ReactNode {
  const { faults } = useSpecEditor();
  const error = faults.at(path);
  const label = error ?? rangeOf(parameter);
  return (
    <label className={styles.parameter} htmlFor={fieldId(path)}>
      <span className="ls-quiet">{parameter.label}</span>
      <Tooltip label={label} disabled={label === ''} color={error ? 'red.8' : undefined}>
        <span>
          <Control path={path} parameter={parameter} isFaulty={error !== undefined} />
        </span>
      </Tooltip>
    </label>
  );
}

function Control({ path, parameter, isFaulty }: Props & { readonly isFaulty: boolean }): ReactNode {
  const { value, setField } = useSpecEditor();
  const current = getAt(value, path) ?? parameter.default;
  const shared = { id: fieldId(path), 'data-testid': fieldId(path), error: isFaulty, size: 'xs' } as const;
  if (parameter.type === 'choice') {
    return (
      <Select
        {...shared}
        w={104}
        value={String(current)}
        data={parameter.choices.map((choice) => ({ ...choice }))}
        onChange={(next) => next !== null && setField(path, next)}
      />
    );
  }
  if (parameter.type === 'formula') {
    return (
      <TextInput
        {...shared}
        w={340}
        value={String(current)}
        spellCheck={false}
        onChange={(event) => setField(path, event.currentTarget.value)}
      />
    );
  }
  if (parameter.type === 'series') {
    return (
      <Select
        {...shared}
        w={130}
        value={String(current)}
        data={joinedNames(value)}
        placeholder="Joined series"
        nothingFoundMessage="None is joined"
        onChange={(next) => next !== null && setField(path, next)}
      />
    );
  }
  return (
    <NumberInput
      {...shared}
      w={56}
      value={typeof getAt(value, path) === 'undefined' ? '' : asEntry(current)}
      placeholder={String(parameter.default)}
      allowDecimal={parameter.type === 'number'}
      onChange={(next) => setField(path, next === '' ? undefined : next)}
    />
  );
}

/** Names that the draft gives its auxiliary series. */
function joinedNames(draft: Json): readonly string[] {
  const auxiliary = getAt(draft, 'data.auxiliary');
  if (!Array.isArray(auxiliary)) return [];
  const names = auxiliary.map((_, index) => getAt(draft, `data.auxiliary.${index}.name`));
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

function asEntry(value: unknown): number | string {
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

function rangeOf(parameter: ParameterDescriptor): string {
  if (parameter.type !== 'integer' && parameter.type !== 'number') return '';
  return `${parameter.min} to ${parameter.max}, default ${parameter.default}`;
}
