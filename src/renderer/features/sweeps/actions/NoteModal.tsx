import { Modal } from '@mantine/core';
import type { SweepSummary } from '@shared/sweeps';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../../api/mutations';
import { DialogForm } from '../../../ui/DialogForm';
import { NameAndNote } from '../../../ui/NameAndNote';

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
  return (
    <DialogForm
      doText="Save"
      doTestId="sweep-note-save"
      isValid={name.trim() !== ''}
      isPending={update.isPending}
      onDo={() => update.mutate({ id: sweep.id, name, note })}
      onCancel={onClose}
    >
      <NameAndNote
        what="sweep"
        name={name}
        note={note}
        notePlaceholder="What is searched for, what it showed"
        onName={setName}
        onNote={setNote}
      />
    </DialogForm>
  );
}
