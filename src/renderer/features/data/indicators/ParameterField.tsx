import { NumberInput, Select, TextInput } from '@mantine/core';
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
  if (parameter.type === 'formula' || parameter.type === 'series')
    return <WordsField key={value} label={parameter.label} value={String(value)} onCommit={onCommit} />;
  return <NumberField key={value} parameter={parameter} value={Number(value)} onCommit={onCommit} />;
}

interface WordsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
}

/** What is wrong with the text is said where its values would be drawn. */
function WordsField({ label, value, onCommit }: WordsFieldProps) {
  const [typed, setTyped] = useState(value);
  const commit = () => {
    if (typed.trim() !== '' && typed !== value) onCommit(typed);
  };
  return (
    <TextInput
      label={label}
      value={typed}
      spellCheck={false}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

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
