import { AppError } from '@shared/errors';
import { type RecipeBody, recipeBody } from '@shared/recipes';
import type { Db } from './open';

/** A recipe of the user's own. */
export interface StoredRecipe extends RecipeBody {
  readonly id: number;
}

interface RecipeRow {
  readonly id: number;
  readonly name: string;
  readonly recipe: string;
}

/** By name. */
export function listRecipes(db: Db): StoredRecipe[] {
  const rows = db.prepare('SELECT id, name, recipe FROM recipe ORDER BY name COLLATE NOCASE, id').all();
  return (rows as RecipeRow[]).map(toRecipe);
}

export function findRecipeByName(db: Db, name: string): StoredRecipe | null {
  const row = db.prepare('SELECT id, name, recipe FROM recipe WHERE name = ?').get(name);
  return row === undefined ? null : toRecipe(row as RecipeRow);
}

/** @throws AppError `conflict` where the name is taken. */
export function insertRecipe(db: Db, { name, ...body }: RecipeBody, now: number): StoredRecipe {
  if (findRecipeByName(db, name) !== null) throw nameTaken(name);
  const { lastInsertRowid } = db
    .prepare('INSERT INTO recipe (name, recipe, created_at) VALUES (?, ?, ?)')
    .run(name, JSON.stringify(body), now);
  return { id: Number(lastInsertRowid), name, ...body };
}

export function removeRecipe(db: Db, id: number): void {
  db.prepare('DELETE FROM recipe WHERE id = ?').run(id);
}

export function nameTaken(name: string): AppError {
  return new AppError('conflict', `There is a recipe named "${name}" already. Choose another name.`);
}

function toRecipe({ id, name, recipe }: RecipeRow): StoredRecipe {
  // What an older Longshort did not know of gets its default.
  return { id, ...recipeBody.parse({ ...JSON.parse(recipe), name }) };
}
