import { readFileSync, writeFileSync } from 'node:fs';
import { bundledRecipes } from '@core/recipes/bundled';
import type { RecipeBody } from '@shared/recipes';
import { expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';
import { startServices } from '../test-services';

const mine: RecipeBody = {
  name: 'Mine',
  description: 'Two of them.',
  features: [{ kind: 'rsi', period: 9 }, { kind: 'natr' }],
  joins: [],
};

it('a recipe is kept in the workspace, whole, after those that come with Longshort', async () => {
  const app = await startServices();
  const saved = app.services.recipes.save(mine);
  expect(saved).toEqual({
    ...mine,
    features: [
      { kind: 'rsi', period: 9 },
      { kind: 'natr', period: 14 },
    ],
    id: expect.any(Number),
    key: `own-${saved.id}`,
    source: '',
  });
  expect(app.services.recipes.list()).toEqual([...bundledRecipes(), saved]);
  expect(app.heard).toContainEqual({ name: 'changed', payload: { topic: 'recipes', ids: [saved.id] } });
  await app.services.session.close();
  const again = await startServices({ path: app.path });
  expect(again.services.recipes.list().at(-1)).toEqual(saved);
  again.services.recipes.remove(saved.id!);
  expect(again.services.recipes.list()).toEqual(bundledRecipes());
});

it('a name that is taken is refused, also where a bundled one has it', async () => {
  const { services } = await startServices();
  services.recipes.save(mine);
  for (const name of ['Mine', 'Volatility'])
    expect(() => services.recipes.save({ ...mine, name })).toThrow(
      `There is a recipe named "${name}" already.`,
    );
});

it('a recipe with a feature that does not fit is refused with the fault', async () => {
  const { services } = await startServices();
  expect(() => services.recipes.save({ ...mine, features: [{ kind: 'rsi', period: 0 }] })).toThrow(
    /features\.0\.period must be/,
  );
});

it('a recipe goes out as a file and comes back, with a number where its name is taken', async () => {
  const { services } = await startServices();
  const { path } = tempFolder();
  const saved = services.recipes.save(mine);
  services.recipes.exportTo(saved.key, path('mine.json'));
  expect(JSON.parse(readFileSync(path('mine.json'), 'utf8'))).toMatchObject({
    format: 'longshort-recipe',
    version: 1,
    name: 'Mine',
  });
  expect(services.recipes.importFrom(path('mine.json'))).toMatchObject({
    name: 'Mine (2)',
    features: saved.features,
  });
  services.recipes.exportTo('alpha158-20', path('qlib.json'));
  expect(services.recipes.importFrom(path('qlib.json')).features.length).toBe(20);
});

it('a file that is none, is not there or cannot be written is told of in a sentence', async () => {
  const { services } = await startServices();
  const { path } = tempFolder();
  writeFileSync(path('other.json'), '{"features": []}');
  writeFileSync(path('huge.json'), ' '.repeat(5_000_000));
  expect(() => services.recipes.importFrom(path('other.json'))).toThrow('is not a recipe of Longshort');
  expect(() => services.recipes.importFrom(path('huge.json'))).toThrow(
    '"huge.json" is too large for a recipe',
  );
  expect(() => services.recipes.importFrom(path('none.json'))).toThrow('There is no file');
  expect(() => services.recipes.exportTo('volatility', path('none/at/all.json'))).toThrow(
    'could not be written',
  );
  expect(() => services.recipes.get('own-7')).toThrow('The recipe is not in this workspace.');
});
