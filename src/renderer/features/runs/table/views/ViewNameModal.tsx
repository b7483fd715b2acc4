import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';

interface Props {
  readonly isOpen: boolean;
  readonly title: string;
  readonly name: string;
  /** Names of the other views. */
  readonly taken: readonly string[];
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a view. */
export function ViewNameModal({ isOpen, title, onClose, ...rest }: Props): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size={400}>
      {isOpen && <NameForm onClose={onClose} {...rest} />}
    </Modal>
  );
}

type FormProps = Pick<Props, 'name' | 'taken' | 'onName' | 'onClose'>;

function NameForm({ name, taken, onName, onClose }: FormProps): ReactNode {
  const [text, setText] = useState(name);
  const isTaken = taken.includes(text.trim());
  const isMissing = text.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isMissing || isTaken) return;
    onName(text.trim());
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          placeholder="Keepers above 0.5"
          data-autofocus
          data-testid="view-name"
          maxLength={100}
          value={text}
          error={isTaken ? 'Another view is called that' : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={isMissing || isTaken} data-testid="view-name-save">
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
