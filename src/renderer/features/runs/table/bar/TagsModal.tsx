import { Button, Group, Modal, Stack, TagsInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { formatCount } from '../../../../ui/format';
import { useKnownTags } from '../table-queries';
import type { BulkActions } from '../use-bulk-actions';

interface Props {
  /** Runs to tag; null keeps the dialog shut. */
  readonly ids: readonly number[] | null;
  readonly onTag: BulkActions['tag'];
  readonly onClose: () => void;
}

/** Adds and removes tags of any number of runs. */
export function TagsModal({ ids, onTag, onClose }: Props): ReactNode {
  const title = `Tags of ${formatCount(ids?.length ?? 0, 'run')}`;
  return (
    <Modal opened={ids !== null} onClose={onClose} title={title} size={420}>
      {ids !== null && <TagsForm ids={ids} onTag={onTag} onClose={onClose} />}
    </Modal>
  );
}

interface FormProps extends Props {
  readonly ids: readonly number[];
}

function TagsForm({ ids, onTag, onClose }: FormProps): ReactNode {
  const known = useKnownTags();
  const [addTags, setAdded] = useState<string[]>([]);
  const [dropTags, setDropped] = useState<string[]>([]);
  const isEmpty = addTags.length === 0 && dropTags.length === 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isEmpty) return;
    onTag(ids, { addTags, dropTags });
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TagsInput
          label="Add"
          placeholder={addTags.length === 0 ? 'Type one and press Enter' : ''}
          data-autofocus
          data-testid="tags-add"
          data={known.filter((tag) => !dropTags.includes(tag))}
          maxTags={50}
          maxLength={50}
          acceptValueOnBlur
          value={addTags}
          onChange={setAdded}
        />
        <TagsInput
          label="Remove"
          placeholder={dropTags.length === 0 ? 'Those that have it lose it' : ''}
          data-testid="tags-drop"
          data={known.filter((tag) => !addTags.includes(tag))}
          maxTags={50}
          value={dropTags}
          onChange={setDropped}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={isEmpty} data-testid="tags-save">
            Change tags
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
