import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import styles from './run-page.module.css';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly testId: string;
  readonly onRename: (name: string) => void;
}

/** A name that is changed where it stands: Enter or leaving keeps it, Escape does not. */
export function NameInput({ name, label, testId, onRename }: Props): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (): void => {
    const wanted = (typed ?? '').trim();
    if (wanted !== '' && wanted !== name) onRename(wanted);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setTyped(null);
    if (event.key === 'Enter') event.currentTarget.blur();
  };
  return (
    <TextInput
      className={styles.nameInput}
      data-testid={testId}
      aria-label={label}
      maxLength={200}
      spellCheck={false}
      value={typed ?? name}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  );
}
