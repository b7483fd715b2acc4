import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { ImportOptions } from '@shared/series';
import { type FormEvent, useState } from 'react';
import { useCall } from '../../../api/mutations';
import { messageOf, notifyDone } from '../../../ui/notify';

interface SaveProfileModalProps {
  readonly isOpen: boolean;
  readonly options: ImportOptions;
  readonly header: readonly string[];
  /** Names of the profiles there are. */
  readonly taken: readonly string[];
  readonly suggestion: string;
  readonly onClose: () => void;
}

/** Keeps how the file is read under a name, for the next file with its columns. */
export function SaveProfileModal({ isOpen, onClose, ...rest }: SaveProfileModalProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Save as a profile" data-testid="save-profile-dialog">
      <SaveForm {...rest} onClose={onClose} />
    </Modal>
  );
}

function SaveForm({ options, header, taken, suggestion, onClose }: Omit<SaveProfileModalProps, 'isOpen'>) {
  const [name, setName] = useState(suggestion);
  const isTaken = taken.includes(name.trim());
  const saving = useCall('profiles.save', {
    isQuiet: true,
    onSuccess: (profile) => {
      notifyDone(`Saved the import profile “${profile.name}”.`);
      onClose();
    },
  });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    // Both forms are of one page: the import must not be submitted with this one.
    event.stopPropagation();
    saving.mutate({ name, header: [...header], options, replace: isTaken });
  };
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Text className="ls-quiet">
          A file with the same columns is then read as this one is: kind, roles, dates, time zone and signs.
        </Text>
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={saving.error === null ? null : messageOf(saving.error)}
          maxLength={100}
          data-autofocus
          data-testid="profile-name"
        />
        {isTaken && <Text size="sm">This replaces the profile of that name.</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            disabled={name.trim() === ''}
            loading={saving.isPending}
            data-testid="profile-save"
          >
            {isTaken ? 'Replace' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
