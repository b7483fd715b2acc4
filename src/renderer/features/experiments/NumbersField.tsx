import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import styles from './editor.module.css';
import { useSpecEditor } from './editor-context';
import type { FieldProps } from './field-props';
import { getAt, isSameJson } from './json';
import { numberListText, parseNumberList } from './number-list';
import { defaultOf } from './spec-defaults';

/** A list of numbers, typed as text. What cannot be read stays as it was typed, and is a fault until it can. */
export function NumbersField({ field, common }: FieldProps): ReactNode {
  const { value, setField } = useSpecEditor();
  const current = getAt(value, field.path);
  const [typed, setTyped] = useState('');
  // Blanks and a last comma are kept while typing, as long as they are read as what the spec holds.
  const shown = isSameJson(parseNumberList(typed), current ?? null) ? typed : numberListText(current);
  return (
    <TextInput
      {...common}
      value={shown}
      placeholder={numberListText(defaultOf(field.path))}
      spellCheck={false}
      rightSection={field.unit && <span className={styles.unit}>{field.unit}</span>}
      rightSectionWidth={field.unit ? field.unit.length * 6.5 + 14 : undefined}
      rightSectionPointerEvents="none"
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setField(field.path, text === '' ? undefined : (parseNumberList(text) ?? text));
      }}
    />
  );
}
