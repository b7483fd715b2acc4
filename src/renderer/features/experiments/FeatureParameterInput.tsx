import { NumberInput, Select, Tooltip } from '@mantine/core';
import { assertNever } from '@shared/errors';
import type { ParameterDescriptor } from '@shared/features';
import type { ReactNode } from 'react';
import { FormulaInput } from '../formulas/FormulaInput';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { JoinedSelect } from './JoinedSelect';
import { getAt } from './json';
import { SweepableParameter } from './sweep/SweepableParameter';
import { useJoined } from './use-joined';

interface Props {
  readonly path: string;
  readonly parameter: ParameterDescriptor;
}

/** One parameter of a feature, beside its name; its fault is the tooltip and the red border, or stands below a formula. */
export function FeatureParameterInput({ path, parameter }: Props): ReactNode {
  const { faults } = useSpecEditor();
  const error = faults.at(path);
  if (parameter.type === 'formula') return <FormulaParameter path={path} parameter={parameter} />;
  const label = error ?? rangeOf(parameter);
  return (
    <SweepableParameter path={path} parameter={parameter}>
      <label className={styles.parameter} htmlFor={fieldId(path)}>
        <span className="ls-quiet">{parameter.label}</span>
        <Tooltip
          label={label}
          disabled={label === ''}
          color={error ? 'red.8' : undefined}
          multiline
          maw={360}
        >
          <span>
            <Control path={path} parameter={parameter} isFaulty={error !== undefined} />
          </span>
        </Tooltip>
      </label>
    </SweepableParameter>
  );
}

function FormulaParameter({ path, parameter }: Props): ReactNode {
  const { value, setField, faults } = useSpecEditor();
  const joined = useJoined();
  return (
    <FormulaInput
      id={fieldId(path)}
      label={parameter.label}
      value={String(getAt(value, path) ?? parameter.default)}
      onChange={(text) => setField(path, text)}
      joined={joined}
      error={faults.at(path)}
    />
  );
}

interface ControlProps {
  readonly path: string;
  readonly parameter: Exclude<ParameterDescriptor, { readonly type: 'formula' }>;
  readonly isFaulty: boolean;
}

function Control({ path, parameter, isFaulty }: ControlProps): ReactNode {
  const { value, setField } = useSpecEditor();
  const current = getAt(value, path) ?? parameter.default;
  const shared = { id: fieldId(path), 'data-testid': fieldId(path), error: isFaulty, size: 'xs' } as const;
  switch (parameter.type) {
    case 'choice':
      return (
        <Select
          {...shared}
          w={104}
          value={String(current)}
          data={parameter.choices.map((choice) => ({ ...choice }))}
          onChange={(next) => next !== null && setField(path, next)}
        />
      );
    case 'series':
      return (
        <JoinedSelect
          {...shared}
          value={String(current)}
          kinds={parameter.kinds}
          onChange={(next) => setField(path, next)}
        />
      );
    case 'integer':
    case 'number':
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
    default:
      return assertNever(parameter);
  }
}

function asEntry(value: unknown): number | string {
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

function rangeOf(parameter: ParameterDescriptor): string {
  if (parameter.type !== 'integer' && parameter.type !== 'number') return '';
  return `${parameter.min} to ${parameter.max}, default ${parameter.default}`;
}
