import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** What has them: `run`, `sweep`. */
  readonly what: string;
  readonly name: string;
  readonly note: string;
  readonly notePlaceholder: string;
  readonly onName: (name: string) => void;
  readonly onNote: (note: string) => void;
  /** Between both. */
  readonly children?: ReactNode;
}

/** Fields for what a user calls something, which cannot be empty, and what is to be remembered of it. */
export function NameAndNote(props: Props): ReactNode {
  const { what, name, note, notePlaceholder, onName, onNote, children } = props;
  return (
    <>
      <TextInput
        label="Name"
        data-autofocus
        data-testid={`${what}-name-input`}
        maxLength={200}
        error={name.trim() === '' ? `A ${what} needs a name` : undefined}
        value={name}
        onChange={(event) => onName(event.currentTarget.value)}
      />
      {children}
      <Textarea
        label="Note"
        placeholder={notePlaceholder}
        data-testid={`${what}-note-input`}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={20_000}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
    </>
  );
}
