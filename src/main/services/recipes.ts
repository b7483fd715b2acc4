import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { bundledRecipes } from '@core/recipes/bundled';
import { checkRecipe, parseRecipeText, recipeText } from '@core/recipes/check-recipe';
import { AppError } from '@shared/errors';
import type { Recipe, RecipeBody } from '@shared/recipes';
import { fileFault } from '../importing/file-fault';
import {
  findRecipeByName,
  insertRecipe,
  listRecipes,
  nameTaken,
  removeRecipe,
  type StoredRecipe,
} from '../storage/recipes';
import type { SeriesParts } from './series';

/** Far beyond any recipe; a file that is larger is something else. */
const largestFile = 4 * 1024 * 1024;

/** Named sets of features: those that come with Longshort, and the user's own, which the workspace keeps. */
export function recipeService({ session, clock, emit }: SeriesParts) {
  const db = () => session.workspace().db;
  const changed = (id: number): void => emit('changed', { topic: 'recipes', ids: [id] });
  const list = (): Recipe[] => [...bundledRecipes(), ...listRecipes(db()).map(ownRecipe)];
  const get = (key: string): Recipe => {
    const found = list().find((recipe) => recipe.key === key);
    if (found) return found;
    throw new AppError('notFound', 'The recipe is not in this workspace. It may have been deleted.');
  };
  const isTaken = (name: string): boolean =>
    bundledRecipes().some((recipe) => recipe.name === name) || findRecipeByName(db(), name) !== null;
  const insert = (body: RecipeBody): Recipe => {
    const stored = insertRecipe(db(), body, clock());
    changed(stored.id);
    return ownRecipe(stored);
  };

  return {
    list,
    get,
    /** @throws AppError `invalid` with the faults of the features, `conflict` where the name is taken. */
    save(body: RecipeBody): Recipe {
      const checked = checkRecipe(body);
      if (isTaken(checked.name)) throw nameTaken(checked.name);
      return insert(checked);
    },
    remove(id: number): void {
      removeRecipe(db(), id);
      changed(id);
    },
    exportTo(key: string, path: string): void {
      const { name, description, features, joins } = get(key);
      try {
        writeFileSync(path, recipeText({ name, description, features, joins }));
      } catch (error) {
        throw unwritten(error, path);
      }
    },
    /** A name that is taken gets a number: who was sent a recipe cannot rename it. @throws AppError with every fault of the file. */
    importFrom(path: string): Recipe {
      const body = parseRecipeText(readText(path));
      return insert({ ...body, name: freeName(body.name, isTaken) });
    },
  };
}

function ownRecipe(stored: StoredRecipe): Recipe {
  return { ...stored, key: `own-${stored.id}`, source: '' };
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, 90)} (${number})`;
    if (!isTaken(candidate)) return candidate;
  }
}

function readText(path: string): string {
  try {
    if (statSync(path).size <= largestFile) return readFileSync(path, 'utf8');
  } catch (error) {
    throw fileFault(error, path);
  }
  throw new AppError(
    'invalid',
    `"${basename(path)}" is too large for a recipe. Choose a file that was exported as one.`,
  );
}

function unwritten(error: unknown, path: string): AppError {
  const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new AppError(
    'io',
    `"${path}" could not be written${reason}. Check the disk and your permissions, or choose another place.`,
    [],
    { cause: error },
  );
}
