import { NumberInput, Select, Text } from '@mantine/core';
import type { ParameterDescriptor } from '@shared/features';
import { useId, useState } from 'react';
import { FormulaInput } from '../../formulas/FormulaInput';

interface ParameterFieldProps {
  readonly parameter: ParameterDescriptor;
  readonly value: number | string;
  /** Called with a value within the parameter's range, on Enter or when the field is left. */
  readonly onCommit: (value: number | string) => void;
}

/** A parameter of an indicator. A chart joins no other series, and its picker offers nothing that reads one. */
export function ParameterField({ parameter, value, onCommit }: ParameterFieldProps) {
  if (parameter.type === 'choice') {
    return (
      <Select
        label={parameter.label}
        value={String(value)}
        data={[...parameter.choices]}
        onChange={(choice) => choice !== null && onCommit(choice)}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  if (parameter.type === 'formula')
    return <FormulaField label={parameter.label} value={String(value)} onCommit={onCommit} />;
  if (parameter.type === 'series') return null;
  return <NumberField key={value} parameter={parameter} value={Number(value)} onCommit={onCommit} />;
}

interface FormulaFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
}

/** A formula over the columns of the series itself: a chart joins nothing. */
function FormulaField({ label, value, onCommit }: FormulaFieldProps) {
  const [typed, setTyped] = useState(value);
  const id = useId();
  const commit = () => {
    if (typed.trim() !== '' && typed !== value) onCommit(typed);
  };
  return (
    <div>
      <Text component="label" size="xs" fw={500} htmlFor={id}>
        {label}
      </Text>
      <FormulaInput
        id={id}
        label={label}
        value={typed}
        onChange={setTyped}
        joined={noneJoined}
        onCommit={commit}
        onBlur={commit}
        withinPortal={false}
      />
    </div>
  );
}

const noneJoined = [] as const;

interface NumberFieldProps {
  readonly parameter: Extract<ParameterDescriptor, { readonly type: 'integer' | 'number' }>;
  readonly value: number;
  readonly onCommit: (value: number) => void;
}

function NumberField({ parameter, value, onCommit }: NumberFieldProps) {
  const [typed, setTyped] = useState<number | string>(value);
  const isValid = typeof typed === 'number' && typed >= parameter.min && typed <= parameter.max;
  const commit = () => {
    if (isValid && typed !== value) onCommit(typed);
  };
  return (
    <NumberInput
      label={parameter.label}
      value={typed}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      error={isValid ? undefined : `Between ${parameter.min} and ${parameter.max}`}
      allowDecimal={parameter.type === 'number'}
      hideControls={false}
      clampBehavior="none"
    />
  );
}
