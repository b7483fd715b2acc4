import { Button, Menu, ScrollArea } from '@mantine/core';
import type { Recipe } from '@shared/recipes';
import type { FeatureSpec } from '@shared/spec';
import { IconBookmark, IconChevronDown, IconFileImport, IconList, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useRecipes } from '../../api/queries';
import { formatCount } from '../../ui/format';
import { notifyUndo } from '../../ui/notify';
import { RecipesModal } from './RecipesModal';
import styles from './recipes.module.css';
import { SaveRecipeModal } from './SaveRecipeModal';
import { useRecipeActions } from './use-recipe-actions';

interface Props {
  /** The features now; what a recipe replaces and what is saved as one. */
  readonly features: readonly FeatureSpec[];
  /** Names of the series that the experiment joins. */
  readonly joins: readonly string[];
  /** Takes the features of a recipe in place of these. */
  readonly onApply: (features: readonly FeatureSpec[]) => void;
}

const noRecipes: readonly Recipe[] = [];

/** Starts from a recipe, saves one, and leads to all of them. A replaced set of features can be brought back. */
export function RecipeMenu({ features, joins, onApply }: Props): ReactNode {
  const recipes = useRecipes().data ?? noRecipes;
  const actions = useRecipeActions();
  const [opened, setOpened] = useState<'save' | 'all' | null>(null);
  const own = recipes.filter(({ id }) => id !== null);
  const apply = (recipe: Recipe): void => {
    setOpened(null);
    onApply(recipe.features);
    notifyUndo(`The features are those of ${recipe.name} now.`, () => onApply(features));
  };
  return (
    <>
      <Menu position="bottom-end" width={340}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={14} />}
            rightSection={<IconChevronDown size={14} />}
            data-testid="recipes-menu"
          >
            Recipes
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ScrollArea.Autosize mah={420} type="auto">
            <Menu.Label>Replace the features by</Menu.Label>
            {recipes
              .filter(({ id }) => id === null)
              .map((recipe) => (
                <RecipeItem key={recipe.key} recipe={recipe} onChoose={apply} />
              ))}
            {own.length > 0 && <Menu.Label>Your own</Menu.Label>}
            {own.map((recipe) => (
              <RecipeItem key={recipe.key} recipe={recipe} onChoose={apply} />
            ))}
          </ScrollArea.Autosize>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPlus size={14} />}
            disabled={features.length === 0}
            onClick={() => setOpened('save')}
            data-testid="save-recipe"
          >
            Save these features as a recipe…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileImport size={14} />}
            onClick={actions.importFile}
            data-testid="import-recipe"
          >
            Import a recipe…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconList size={14} />}
            onClick={() => setOpened('all')}
            data-testid="all-recipes"
          >
            All recipes…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SaveRecipeModal
        isOpen={opened === 'save'}
        features={features}
        joins={joins}
        onClose={() => setOpened(null)}
      />
      <RecipesModal
        isOpen={opened === 'all'}
        recipes={recipes}
        actions={actions}
        onApply={apply}
        onClose={() => setOpened(null)}
      />
    </>
  );
}

interface ItemProps {
  readonly recipe: Recipe;
  readonly onChoose: (recipe: Recipe) => void;
}

function RecipeItem({ recipe, onChoose }: ItemProps): ReactNode {
  return (
    <Menu.Item
      title={recipe.description}
      onClick={() => onChoose(recipe)}
      data-testid={`recipe-${recipe.key}`}
      rightSection={<span className={styles.count}>{formatCount(recipe.features.length, 'feature')}</span>}
    >
      <span className={styles.itemName}>{recipe.name}</span>
    </Menu.Item>
  );
}
