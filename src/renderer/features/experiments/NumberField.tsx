import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { useSpecEditor } from './editor-context';
import type { FieldProps } from './field-props';
import type { SpecField } from './fields/field';
import { getAt } from './json';
import { defaultOf } from './spec-defaults';

/** A number with its unit; empty means `Off` or `Auto` where the field knows such a thing. */
export function NumberField({ field, common }: FieldProps): ReactNode {
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
