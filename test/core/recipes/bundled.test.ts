import { readFileSync } from 'node:fs';
import { featureCatalog } from '@core/features/registry';
import { bundledRecipes } from '@core/recipes/bundled';
import { checkRecipe } from '@core/recipes/check-recipe';
import { describe, expect, it } from 'vitest';
import golden from '../../fixtures/qlib-golden.json';
import { makeSpec } from '../dataset/make-spec';
import { sampleBars } from '../features/sample-bars';
import { prepareDataset } from '../on-bars';

const recipeOf = (key: string) => {
  const found = bundledRecipes().find((recipe) => recipe.key === key);
  if (found === undefined) throw new Error(`There is no recipe ${key}.`);
  return found;
};

describe.each(bundledRecipes().map((recipe) => [recipe.name, recipe] as const))('%s', (_, recipe) => {
  const { name, description, features, joins } = recipe;

  it('passes the check of any recipe and is described in sentences', () => {
    expect(() => checkRecipe({ name, description, features, joins })).not.toThrow();
    expect(description).toMatch(/^[A-Z].+\.$/);
    expect(recipe.source).not.toBe('');
  });

  it('can be trained on bars alone', () => {
    const bars = { ...sampleBars(700), adjustedClose: null };
    const { featureNames, rows } = prepareDataset(makeSpec({ features }), bars);
    expect(featureNames.length).toBe(features.length);
    expect(rows.train.length).toBeGreaterThan(100);
  });
});

it('the four features are those of the example experiment', () => {
  const example = readFileSync(
    new URL('../../../resources/examples/seed-strategy.json', import.meta.url),
    'utf8',
  );
  expect(recipeOf('four-features').features).toEqual(JSON.parse(example).features);
});

it("the 20 of Alpha158 are the ones that are held against Qlib's definitions, in its order", () => {
  expect(golden.cases.length).toBe(20);
  expect(recipeOf('alpha158-20').features).toEqual(golden.cases.map(({ feature }) => feature));
});

it('the full set has every registered feature that needs no joined series', () => {
  const kinds = recipeOf('everything').features.map(({ kind }) => kind);
  const registered = featureCatalog().filter(({ needs, kind }) => needs.length === 0 && kind !== 'formula');
  expect(kinds).toEqual(registered.map(({ kind }) => kind));
  expect(kinds.length).toBeGreaterThan(50);
});
