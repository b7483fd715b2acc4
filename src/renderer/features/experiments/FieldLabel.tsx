import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { useSpecEditor } from './editor-context';
import type { SpecField } from './fields/field';
import { getAt, isSameJson, type Json } from './json';
import { defaultOf } from './spec-defaults';
import { isSearchable } from './sweep/edits';

/** The name of the field and, where it was changed, the way back to its default. */
export function FieldLabel({ field }: { readonly field: SpecField }): ReactNode {
  const { value, setField } = useSpecEditor();
  const standard = defaultOf(field.path);
  const current = getAt(value, field.path);
  const isChanged = standard !== undefined && current !== undefined && !isSameJson(current, standard);
  return (
    <span className={styles.labelRow} data-room={isSearchable(field, value) ? 1 : 0}>
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
  if (input.type === 'calendar') return 'none';
  if (value === null)
    return 'emptyMeansNull' in input ? (input.emptyMeansNull ?? 'off').toLowerCase() : 'all';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
