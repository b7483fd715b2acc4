import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { FeatureSpec } from '@shared/spec';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall } from '../../api/mutations';
import { formatCount } from '../../ui/format';
import { messageOf, notifyDone } from '../../ui/notify';

interface Props {
  readonly isOpen: boolean;
  readonly features: readonly FeatureSpec[];
  readonly joins: readonly string[];
  readonly onClose: () => void;
}

/** Gives the features a name and keeps them in the workspace. */
export function SaveRecipeModal({ isOpen, features, joins, onClose }: Props): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Save as a recipe" data-testid="save-recipe-dialog">
      <SaveForm features={features} joins={joins} onClose={onClose} />
    </Modal>
  );
}

function SaveForm({ features, joins, onClose }: Omit<Props, 'isOpen'>): ReactNode {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const saving = useCall('recipes.save', {
    isQuiet: true,
    onSuccess: (recipe) => {
      notifyDone(`Saved the recipe ${recipe.name}.`);
      onClose();
    },
  });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    saving.mutate({ name, description, features: [...features], joins: [...joins] });
  };
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <Text className="ls-quiet">
          {formatCount(features.length, 'feature')} with their parameters. Recipes are kept in the workspace
          and can be shared as a file.
        </Text>
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={saving.error === null ? null : messageOf(saving.error)}
          maxLength={100}
          data-autofocus
          data-testid="recipe-name"
        />
        <Textarea
          label="Description"
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
          maxRows={6}
          data-testid="recipe-description"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            disabled={name.trim() === ''}
            loading={saving.isPending}
            data-testid="recipe-save"
          >
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
