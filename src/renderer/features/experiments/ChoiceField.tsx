import { SegmentedControl, Select, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { FieldLabel } from './FieldLabel';
import type { FieldProps } from './field-props';
import type { Choice } from './fields/field';
import { getAt } from './json';
import { defaultOf } from './spec-defaults';

interface Props extends FieldProps {
  readonly choices: readonly Choice[];
}

/** One of a few words beside each other, or of more in a list. A word that the draft holds is offered, whether it fits or not. */
export function ChoiceField({ field, common, choices }: Props): ReactNode {
  const { value, setField } = useSpecEditor();
  const current = String(getAt(value, field.path) ?? defaultOf(field.path) ?? '');
  const offered = choices.filter((choice) => choice.value === current || (choice.when?.(value) ?? true));
  const data = offered.map(({ value: word, label }) => ({ value: word, label }));
  const change = (next: string | null): void => {
    if (next !== null) setField(field.path, next);
  };
  if (offered.length > mostBeside)
    return <Select {...common} value={current} data={data} onChange={change} />;
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
        data={data}
        onChange={change}
      />
      {common.error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {common.error}
        </Text>
      )}
      <Text size="xs" className="ls-quiet" mt={4}>
        {common.description}
      </Text>
    </div>
  );
}

const mostBeside = 3;
