import { Select, TextInput } from '@mantine/core';
import { assertNever } from '@shared/errors';
import type { SeriesSummary } from '@shared/series';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/format';
import { AuxiliaryEditor } from './auxiliary/AuxiliaryEditor';
import { CalendarField } from './CalendarField';
import { ChoiceField } from './ChoiceField';
import { DeviceHelp } from './DeviceHelp';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { FieldLabel } from './FieldLabel';
import type { Faults } from './faults';
import type { CommonProps, FieldProps } from './field-props';
import { helpOf, type SpecField } from './fields/field';
import { getAt } from './json';
import { NumberField } from './NumberField';
import { NumbersField } from './NumbersField';
import { PanelField } from './PanelField';
import { SomeField } from './SomeField';
import { isSearchable, sweepPathOf } from './sweep/edits';
import { SweepableCell } from './sweep/SweepableCell';
import { SweptField } from './sweep/SweptField';
import { useDimension } from './sweep/use-sweep';

/** One field of the spec: label, input with its unit, help, and its fault; the values to try in place of the input where it is swept. */
export function SpecFieldInput({ field }: { readonly field: SpecField }): ReactNode {
  const { value } = useSpecEditor();
  const common = useCommonProps(field);
  const path = sweepPathOf(field.path);
  const editor = useDimension(path);
  const isSwept = editor.swept !== undefined;
  if (!isSwept && !isSearchable(field, value)) return <FieldInput field={field} common={common} />;
  return (
    <SweepableCell field={field} editor={editor}>
      {isSwept && path === field.path ? (
        <SweptField field={field} common={common} editor={editor} />
      ) : (
        <FieldInput field={field} common={common} />
      )}
    </SweepableCell>
  );
}

function FieldInput({ field, common }: FieldProps): ReactNode {
  switch (field.input.type) {
    case 'integer':
    case 'number':
    case 'autoOrInteger':
      return <NumberField field={field} common={common} />;
    case 'numbers':
      return <NumbersField field={field} common={common} />;
    case 'choice':
      return <ChoiceField field={field} common={common} choices={field.input.choices} />;
    case 'series':
      return <SeriesField field={field} common={common} />;
    case 'calendar':
      return <CalendarField field={field} common={common} />;
    case 'auxiliary':
      return <AuxiliaryEditor />;
    case 'panel':
      return <PanelField field={field} common={common} />;
    case 'autoOrSome':
      return <SomeField field={field} common={common} choices={field.input.choices} />;
    case 'date':
    case 'text':
      return <TextField field={field} common={common} />;
    default:
      return assertNever(field.input);
  }
}

function useCommonProps(field: SpecField): CommonProps {
  const { value, faults, planFaults } = useSpecEditor();
  const help = helpOf(field, value);
  return {
    id: fieldId(field.path),
    'data-testid': fieldId(field.path),
    label: <FieldLabel field={field} />,
    labelProps: { className: styles.label },
    descriptionProps: { className: styles.help },
    errorProps: { className: styles.error },
    description: field.path === 'device' ? <DeviceHelp help={help} /> : help,
    error: faults.within(field.path) ?? planFaultAt(field.path, planFaults),
    inputWrapperOrder: ['label', 'input', 'error', 'description'],
  };
}

/** Of the fields of the plan; that it has no end stands at the first field that could give it one. */
function planFaultAt(path: string, planFaults: Faults): string | undefined {
  if (!path.startsWith('sweep.')) return undefined;
  const whole = path === 'sweep.budget.trials' ? planFaults.at('sweep.budget') : undefined;
  return planFaults.within(path) ?? whole;
}

function SeriesField({ field, common }: FieldProps): ReactNode {
  const { value, setField, series } = useSpecEditor();
  const current = getAt(value, field.path);
  const name = typeof current === 'string' ? current : '';
  const known = series
    .filter(({ kind }) => kind === 'bars')
    .map((one) => ({ value: one.name, label: `${one.name} · ${formatCount(one.bars, 'bar')}` }));
  const isKnown = name === '' || known.some((one) => one.value === name);
  return (
    <Select
      {...common}
      value={name === '' ? null : name}
      placeholder={known.length === 0 ? 'No bars yet: import some on the Data page' : 'Choose a series'}
      data={isKnown ? known : [{ value: name, label: `${name} · ${whyMissing(name, series)}` }, ...known]}
      searchable={known.length > 8}
      onChange={(next) => next !== null && setField(field.path, next)}
    />
  );
}

function whyMissing(name: string, series: readonly SeriesSummary[]): string {
  return series.some((one) => one.name === name) ? 'no bars' : 'not in this workspace';
}

function TextField({ field, common }: FieldProps): ReactNode {
  const { value, setField } = useSpecEditor();
  const current = getAt(value, field.path);
  return (
    <TextInput
      {...common}
      value={typeof current === 'string' ? current : ''}
      placeholder={field.input.type === 'date' ? 'YYYY-MM-DD, or all' : ''}
      spellCheck={false}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setField(field.path, text === '' ? null : text);
      }}
    />
  );
}
