import { z } from 'zod';
import { featureSpec } from './spec';

/** Name of a recipe, free of what a file name cannot hold only where it becomes one. */
const recipeName = z.string().trim().min(1, 'must not be empty').max(100);

/** A named set of features, whatever it is kept in. */
export const recipeBody = z.strictObject({
  name: recipeName,
  description: z.string().trim().max(1000).default(''),
  features: z.array(featureSpec).min(1, 'must hold at least one feature').max(500),
  /** Names of the joined series that the features read, as an experiment that uses them must call its own. */
  joins: z.array(z.string().min(1)).max(100).default([]),
});
export type RecipeBody = z.infer<typeof recipeBody>;

/** A recipe as a file. A later version is refused, since it may mean what this one does not know. */
export const recipeFile = z.strictObject({
  format: z.literal('longshort-recipe'),
  version: z.literal(1),
  ...recipeBody.shape,
});

/** A recipe to choose: of the workspace, with an id, or one that comes with Longshort, without. */
export const recipe = recipeBody.extend({
  key: z.string(),
  id: z.int().nullable(),
  /** Where a bundled one comes from; empty for the user's own. */
  source: z.string(),
});
export type Recipe = z.infer<typeof recipe>;
