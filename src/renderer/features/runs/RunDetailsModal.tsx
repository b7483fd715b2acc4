import { Modal, TagsInput } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/mutations';
import { DialogForm } from '../../ui/DialogForm';
import { NameAndNote } from '../../ui/NameAndNote';
import { useKnownTags } from './table/table-queries';

interface Props {
  /** The run to edit; null keeps the dialog shut. */
  readonly run: RunSummary | null;
  readonly onClose: () => void;
}

/** Name, tags and note of a run: all that can change once it is done. */
export function RunDetailsModal({ run, onClose }: Props): ReactNode {
  return (
    <Modal opened={run !== null} onClose={onClose} title="Name, tags and note" size={480}>
      {run !== null && <DetailsForm key={run.id} run={run} onClose={onClose} />}
    </Modal>
  );
}

function DetailsForm({
  run,
  onClose,
}: {
  readonly run: RunSummary;
  readonly onClose: () => void;
}): ReactNode {
  const [name, setName] = useState(run.name);
  const [tags, setTags] = useState<string[]>([...run.tags]);
  const [note, setNote] = useState(run.note);
  const known = useKnownTags();
  const update = useCall('runs.update', { onSuccess: onClose });
  return (
    <DialogForm
      doText="Save"
      doTestId="run-details-save"
      isValid={name.trim() !== ''}
      isPending={update.isPending}
      onDo={() => update.mutate({ id: run.id, name, tags, note })}
      onCancel={onClose}
    >
      <NameAndNote
        what="run"
        name={name}
        note={note}
        notePlaceholder="Why this run, what it showed"
        onName={setName}
        onNote={setNote}
      >
        <TagsInput
          label="Tags"
          placeholder={tags.length === 0 ? 'Type one and press Enter' : ''}
          data-testid="run-tags-input"
          data={[...known]}
          maxTags={50}
          value={tags}
          onChange={setTags}
        />
      </NameAndNote>
    </DialogForm>
  );
}
