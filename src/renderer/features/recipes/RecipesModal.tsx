import { ActionIcon, Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core';
import type { Recipe } from '@shared/recipes';
import { IconDownload, IconFileImport, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFeatureCatalog } from '../../api/queries';
import { formatCount } from '../../ui/format';
import { featureText } from '../experiments/feature-text';
import styles from './recipes.module.css';
import type { RecipeActions } from './use-recipe-actions';

interface Props {
  readonly isOpen: boolean;
  readonly recipes: readonly Recipe[];
  readonly actions: RecipeActions;
  readonly onApply: (recipe: Recipe) => void;
  readonly onClose: () => void;
}

/** Every recipe with what is in it: to use, to share as a file, to delete. */
export function RecipesModal({ isOpen, recipes, actions, onApply, onClose }: Props): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Recipes" size="lg" data-testid="recipes-dialog">
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text className="ls-quiet">
            A recipe is a named set of features. Export one as JSON to share it or to use it in another
            workspace.
          </Text>
          <Button
            variant="default"
            miw={100}
            leftSection={<IconFileImport size={14} />}
            onClick={actions.importFile}
            data-testid="recipes-import"
          >
            Import…
          </Button>
        </Group>
        <ul className={styles.list}>
          {recipes.map((recipe) => (
            <RecipeRow key={recipe.key} recipe={recipe} actions={actions} onApply={onApply} />
          ))}
        </ul>
      </Stack>
    </Modal>
  );
}

type RowProps = Pick<Props, 'actions' | 'onApply'> & { readonly recipe: Recipe };

function RecipeRow({ recipe, actions, onApply }: RowProps): ReactNode {
  const catalog = useFeatureCatalog().data ?? [];
  const { name, description, source, features, joins, key } = recipe;
  return (
    <li className={styles.row} data-testid={`recipe-row-${key}`}>
      <div className={styles.text}>
        <Group gap="xs">
          <b>{name}</b>
          <span className={styles.count}>{formatCount(features.length, 'feature')}</span>
        </Group>
        {description !== '' && <Text data-selectable>{description}</Text>}
        <details className={styles.details}>
          <summary>What is in it</summary>
          <ul data-selectable>
            {features.map((feature) => (
              <li key={JSON.stringify(feature)}>{featureText(feature, catalog)}</li>
            ))}
          </ul>
          {joins.length > 0 && <p>Reads joined series that the experiment calls {joins.join(', ')}.</p>}
          {source !== '' && <p>Source: {source}</p>}
        </details>
      </div>
      <Group gap={4} wrap="nowrap">
        <Button variant="light" onClick={() => onApply(recipe)} aria-label={`Use ${name}`}>
          Use
        </Button>
        <Tooltip label="Export as JSON">
          <ActionIcon
            aria-label={`Export ${name}`}
            onClick={() => actions.exportFile(recipe)}
            data-testid={`export-${key}`}
          >
            <IconDownload size={16} />
          </ActionIcon>
        </Tooltip>
        {recipe.id !== null && (
          <Tooltip label="Delete">
            <ActionIcon
              aria-label={`Delete ${name}`}
              onClick={() => actions.remove(recipe)}
              data-testid={`delete-${key}`}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </li>
  );
}
