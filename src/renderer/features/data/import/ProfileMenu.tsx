import { Button, Menu } from '@mantine/core';
import type { ImportProfile } from '@shared/importing';
import type { ImportOptions } from '@shared/series';
import { IconChevronDown, IconDeviceFloppy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../../api/client';
import { useCall } from '../../../api/mutations';
import { useProfiles } from '../../../api/queries';
import { notifyError, notifyUndo } from '../../../ui/notify';
import { SaveProfileModal } from './SaveProfileModal';

interface ProfileMenuProps {
  readonly options: ImportOptions;
  readonly header: readonly string[];
  /** The profile that the options are of, as far as is known. */
  readonly chosen: ImportProfile | null;
  readonly onChoose: (profile: ImportProfile) => void;
}

const none: readonly ImportProfile[] = [];

/** Reads the file by a named answer of before, or keeps this one under a name. */
export function ProfileMenu({ options, header, chosen, onChoose }: ProfileMenuProps) {
  const profiles = useProfiles().data ?? none;
  const [isSaving, setIsSaving] = useState(false);
  const remove = useRemoval();
  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={14} />}
            rightSection={<IconChevronDown size={14} />}
            data-testid="import-profiles"
          >
            {chosen === null ? 'Profiles' : chosen.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{profiles.length === 0 ? 'No profile is kept yet' : 'Read the file by'}</Menu.Label>
          {profiles.map((profile) => (
            <Menu.Item
              key={profile.id}
              onClick={() => onChoose(profile)}
              title={`For files with the columns ${profile.header.join(', ')}`}
              data-testid={`import-profile-${profile.name}`}
            >
              {profile.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPlus size={14} />}
            onClick={() => setIsSaving(true)}
            data-testid="import-save-profile"
          >
            Save as a profile…
          </Menu.Item>
          {chosen !== null && (
            <Menu.Item
              leftSection={<IconTrash size={14} />}
              onClick={() => remove(chosen)}
              data-testid="import-remove-profile"
            >
              Delete “{chosen.name}”
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveProfileModal
        isOpen={isSaving}
        options={options}
        header={header}
        taken={profiles.map(({ name }) => name)}
        suggestion={chosen?.name ?? ''}
        onClose={() => setIsSaving(false)}
      />
    </>
  );
}

function useRemoval(): (profile: ImportProfile) => void {
  const removing = useCall('profiles.remove');
  return ({ id, name, header, options }) =>
    removing.mutate(
      { id },
      {
        onSuccess: () =>
          notifyUndo(`Deleted the import profile “${name}”.`, () => {
            call('profiles.save', { name, header: [...header], options }).catch(notifyError);
          }),
      },
    );
}
