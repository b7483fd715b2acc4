import { Button, Group, Modal, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall } from '../../api/mutations';
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
  const isNameMissing = name.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isNameMissing) update.mutate({ id: run.id, name, tags, note });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          data-autofocus
          data-testid="run-name-input"
          maxLength={200}
          error={isNameMissing ? 'A run needs a name' : undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TagsInput
          label="Tags"
          placeholder={tags.length === 0 ? 'Type one and press Enter' : ''}
          data-testid="run-tags-input"
          data={[...known]}
          maxTags={50}
          value={tags}
          onChange={setTags}
        />
        <Textarea
          label="Note"
          placeholder="Why this run, what it showed"
          data-testid="run-note-input"
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
            data-testid="run-details-save"
          >
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
