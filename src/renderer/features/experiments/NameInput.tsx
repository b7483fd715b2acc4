import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './editor.module.css';
import { fieldId, useSpecEditor } from './editor-context';
import { getAt } from './json';

/** The experiment's name, edited where it stands. */
export function NameInput(): ReactNode {
  const { value, setField, faults } = useSpecEditor();
  const name = getAt(value, 'name');
  const text = typeof name === 'string' ? name : '';
  return (
    <TextInput
      id={fieldId('name')}
      className={styles.nameInput}
      data-testid="experiment-name"
      aria-label="Name of the experiment"
      placeholder="Name this experiment"
      title={faults.at('name')}
      error={faults.at('name') !== undefined}
      value={text}
      spellCheck={false}
      onChange={(event) => setField('name', event.currentTarget.value)}
    />
  );
}
