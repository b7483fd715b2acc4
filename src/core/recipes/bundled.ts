import type { Recipe } from '@shared/recipes';
import { alpha158Recipe } from './alpha158';
import { everythingRecipe } from './everything';
import { fourFeaturesRecipe } from './four-features';
import { volatilityRecipe } from './volatility';

/** A recipe that comes with Longshort: one file, one line below. */
export interface BundledRecipe extends Pick<Recipe, 'key' | 'name' | 'description' | 'source' | 'features'> {}

const bundled: readonly BundledRecipe[] = [
  fourFeaturesRecipe,
  alpha158Recipe,
  volatilityRecipe,
  everythingRecipe,
];

/** In the order they are offered. None reads a joined series, so that each fits any series of bars. */
export function bundledRecipes(): readonly Recipe[] {
  return bundled.map((recipe) => ({ ...recipe, id: null, joins: [] }));
}
