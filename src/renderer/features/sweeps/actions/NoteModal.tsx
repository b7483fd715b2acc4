import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import type { SweepSummary } from '@shared/sweeps';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall } from '../../../api/mutations';

interface Props {
  readonly sweep: SweepSummary;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Name and note of a sweep. */
export function NoteModal({ sweep, isOpen, onClose }: Props): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Name and note" size={480}>
      {isOpen && <NoteForm sweep={sweep} onClose={onClose} />}
    </Modal>
  );
}

function NoteForm({ sweep, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const [name, setName] = useState(sweep.name);
  const [note, setNote] = useState(sweep.note);
  const update = useCall('sweeps.update', { onSuccess: onClose });
  const isNameMissing = name.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isNameMissing) update.mutate({ id: sweep.id, name, note });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          data-autofocus
          maxLength={200}
          error={isNameMissing ? 'A sweep needs a name' : undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label="Note"
          placeholder="What is searched for, what it showed"
          data-testid="sweep-note-input"
          autosize
          minRows={3}
          maxRows={12}
          maxLength={20_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={update.isPending}
            disabled={isNameMissing}
            data-testid="sweep-note-save"
          >
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
