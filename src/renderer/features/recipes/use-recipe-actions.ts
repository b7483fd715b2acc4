import type { Recipe } from '@shared/recipes';
import { call } from '../../api/client';
import { useCall } from '../../api/mutations';
import { notifyDone, notifyError, notifyUndo } from '../../ui/notify';

export interface RecipeActions {
  /** Asks for a file and takes the recipe in it into the workspace. */
  readonly importFile: () => void;
  /** Asks where, and writes the recipe there as JSON. */
  readonly exportFile: (recipe: Recipe) => void;
  /** Of the user's own. */
  readonly remove: (recipe: Recipe) => void;
}

export function useRecipeActions(): RecipeActions {
  const importing = useCall('recipes.import', {
    onSuccess: (recipe) => {
      if (recipe !== null) notifyDone(`Imported the recipe ${recipe.name}.`);
    },
  });
  const exporting = useCall('recipes.export', {
    onSuccess: (written) => {
      if (written !== null) notifyDone(`Wrote ${written.path}.`);
    },
  });
  const removing = useCall('recipes.remove');
  return {
    importFile: () => importing.mutate({}),
    exportFile: ({ key }) => exporting.mutate({ key }),
    remove: ({ id, name, description, features, joins }) => {
      if (id === null) return;
      removing.mutate(
        { id },
        {
          onSuccess: () =>
            notifyUndo(`Deleted the recipe ${name}.`, () => {
              call('recipes.save', { name, description, features, joins }).catch(notifyError);
            }),
        },
      );
    },
  };
}
