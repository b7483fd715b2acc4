import { NumberInput, Select } from '@mantine/core';
import type { ParameterDescriptor } from '@shared/features';
import { useState } from 'react';

interface ParameterFieldProps {
  readonly parameter: ParameterDescriptor;
  readonly value: number | string;
  /** Called with a value within the parameter's range, on Enter or when the field is left. */
  readonly onCommit: (value: number | string) => void;
}

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
  return <NumberField key={value} parameter={parameter} value={Number(value)} onCommit={onCommit} />;
}

interface NumberFieldProps {
  readonly parameter: Exclude<ParameterDescriptor, { readonly type: 'choice' }>;
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
