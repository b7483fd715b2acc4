import {
  NumberInput,
  SegmentedControl,
  Select,
  Text,
  TextInput,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { assertNever } from '@shared/errors';
import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { getAt, type Json } from './json';
import { defaultOf } from './spec-defaults';
import type { SpecField } from './spec-fields';

/** One field of the spec: label, input with its unit, help, and its fault. */
export function SpecFieldInput({ field }: { readonly field: SpecField }): ReactNode {
  const { faults } = useSpecEditor();
  const shared = {
    id: fieldId(field.path),
    'data-testid': fieldId(field.path),
    label: <FieldLabel field={field} />,
    labelProps: { className: styles.label },
    descriptionProps: { className: styles.help },
    errorProps: { className: styles.error },
    description: field.help,
    error: faults.at(field.path),
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as const satisfies readonly string[],
  };
  const common = { ...shared, inputWrapperOrder: [...shared.inputWrapperOrder] };
  switch (field.input.type) {
    case 'integer':
    case 'number':
    case 'autoOrInteger':
      return <NumberField field={field} common={common} />;
    case 'choice':
      return <ChoiceField field={field} choices={field.input.choices} />;
    case 'series':
      return <SeriesField field={field} common={common} />;
    case 'date':
    case 'text':
      return <TextField field={field} common={common} />;
    default:
      return assertNever(field.input);
  }
}

interface Common {
  readonly id: string;
  readonly 'data-testid': string;
  readonly label: ReactNode;
  readonly labelProps: { readonly className: string | undefined };
  readonly descriptionProps: { readonly className: string | undefined };
  readonly errorProps: { readonly className: string | undefined };
  readonly description: string;
  readonly error: string | undefined;
  readonly inputWrapperOrder: ('label' | 'input' | 'error' | 'description')[];
}

interface FieldProps {
  readonly field: SpecField;
  readonly common: Common;
}

function NumberField({ field, common }: FieldProps): ReactNode {
  const { value, setField } = useSpecEditor();
  const { input } = field;
  const current = getAt(value, field.path);
  const isAuto = input.type === 'autoOrInteger';
  const whenEmpty = isAuto ? 'auto' : 'emptyMeansNull' in input ? null : undefined;
  const shown =
    typeof current === 'number' || (typeof current === 'string' && current !== 'auto') ? current : '';
  return (
    <NumberInput
      {...common}
      value={shown}
      placeholder={placeholderOf(field)}
      allowDecimal={input.type === 'number'}
      step={'step' in input ? (input.step ?? 1) : 1}
      rightSection={field.unit && <span className={styles.unit}>{field.unit}</span>}
      rightSectionWidth={field.unit ? field.unit.length * 6.5 + 14 : undefined}
      rightSectionPointerEvents="none"
      onChange={(next) => setField(field.path, next === '' ? whenEmpty : next)}
      onBlur={() =>
        typeof shown === 'string' && shown !== '' && settle(shown, (n) => setField(field.path, n))
      }
    />
  );
}

/** A number that was still being typed, such as `0.`, becomes one when the field is left. */
function settle(text: string, apply: (value: number) => void): void {
  const value = Number(text);
  if (Number.isFinite(value)) apply(value);
}

function placeholderOf({ path, input }: SpecField): string {
  if (input.type === 'autoOrInteger') return 'Auto';
  if ('emptyMeansNull' in input && input.emptyMeansNull !== undefined) return input.emptyMeansNull;
  return String(defaultOf(path) ?? '');
}

interface ChoiceProps {
  readonly field: SpecField;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function ChoiceField({ field, choices }: ChoiceProps): ReactNode {
  const { value, setField, faults } = useSpecEditor();
  const current = String(getAt(value, field.path) ?? defaultOf(field.path) ?? '');
  const error = faults.at(field.path);
  return (
    <div>
      <div className={styles.label} id={`${fieldId(field.path)}-label`}>
        <FieldLabel field={field} />
      </div>
      <SegmentedControl
        id={fieldId(field.path)}
        data-testid={fieldId(field.path)}
        aria-labelledby={`${fieldId(field.path)}-label`}
        className={styles.choice}
        value={current}
        data={[...choices]}
        onChange={(next) => setField(field.path, next)}
      />
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {error}
        </Text>
      )}
      <Text size="xs" className="ls-quiet" mt={4}>
        {field.help}
      </Text>
    </div>
  );
}

function SeriesField({ field, common }: FieldProps): ReactNode {
  const { value, setField, series } = useSpecEditor();
  const current = getAt(value, field.path);
  const name = typeof current === 'string' ? current : '';
  const known = series.map((one) => ({
    value: one.name,
    label: `${one.name} · ${one.bars.toLocaleString('en')} bars`,
  }));
  const isMissing = name !== '' && !series.some((one) => one.name === name);
  return (
    <Select
      {...common}
      value={name === '' ? null : name}
      placeholder={series.length === 0 ? 'No series yet: import one on the Data page' : 'Choose a series'}
      data={isMissing ? [{ value: name, label: `${name} · not in this workspace` }, ...known] : known}
      searchable={known.length > 8}
      onChange={(next) => next !== null && setField(field.path, next)}
    />
  );
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

/** The name of the field and, where it was changed, the way back to its default. */
function FieldLabel({ field }: { readonly field: SpecField }): ReactNode {
  const { value, setField } = useSpecEditor();
  const standard = defaultOf(field.path);
  const current = getAt(value, field.path);
  const isChanged = standard !== undefined && current !== undefined && current !== standard;
  return (
    <span className={styles.labelRow}>
      {field.label}
      {isChanged && (
        <Tooltip label={`Set back to the default, ${defaultText(field, standard)}`}>
          <UnstyledButton
            className={styles.reset}
            aria-label={`Set ${field.label} back to the default, ${defaultText(field, standard)}`}
            onClick={(event) => {
              event.preventDefault();
              setField(field.path, standard);
            }}
          >
            default {defaultText(field, standard)}
          </UnstyledButton>
        </Tooltip>
      )}
    </span>
  );
}

function defaultText({ input }: SpecField, value: Json): string {
  if (input.type === 'choice')
    return input.choices.find((one) => one.value === value)?.label ?? String(value);
  if (value === null)
    return 'emptyMeansNull' in input ? (input.emptyMeansNull ?? 'off').toLowerCase() : 'all';
  return String(value);
}
