import { parseRecipeText, recipeText } from '@core/recipes/check-recipe';
import type { AppError } from '@shared/errors';
import type { RecipeBody } from '@shared/recipes';
import { describe, expect, it } from 'vitest';

const body: RecipeBody = {
  name: 'Mine',
  description: 'Two of them.',
  features: [
    { kind: 'rsi', period: 14 },
    { kind: 'formula', formula: 'log(close / lag(close, 3))' },
  ],
  joins: [],
};

describe('a recipe as a file', () => {
  it('comes back as it was', () => {
    expect(parseRecipeText(recipeText(body))).toEqual(body);
  });

  it('gets the defaults of its features written out', () => {
    const file = { format: 'longshort-recipe', version: 1, name: 'Short', features: [{ kind: 'rsi' }] };
    expect(parseRecipeText(JSON.stringify(file))).toEqual({
      name: 'Short',
      description: '',
      features: [{ kind: 'rsi', period: 14 }],
      joins: [],
    });
  });

  it('may read joined series that it names, and no others, and keeps the names that it reads', () => {
    const features = [{ kind: 'formula', formula: 'diff(vix, 1)' }];
    const joins = ['sentiment', 'vix'];
    expect(parseRecipeText(recipeText({ ...body, features, joins })).joins).toEqual(['vix']);
    expect(messagesOf(recipeText({ ...body, features }))).toMatch(/"vix" is not a column/);
  });

  it.each([
    ['', 'The recipe is empty: it holds no JSON at all.'],
    ['{"format": ', 'The recipe is not valid JSON: line 1, column'],
    ['[1, 2]', 'The file is not a recipe of Longshort'],
    ['{"version": 1, "name": "Example", "features": []}', 'The file is not a recipe of Longshort'],
    [text({ version: 2 }), 'The recipe is of version 2, which a later Longshort wrote'],
    [text({ version: 'one' }), 'version must be 1, not'],
    [text({ name: '' }), 'name must not be empty'],
    [text({ features: [] }), 'features must hold at least one feature'],
    [
      text({ features: [{ kind: 'rsii' }] }),
      'features.0.kind "rsii" is not a known feature; did you mean "rsi"?',
    ],
    [text({ features: [{ kind: 'rsi', period: 0 }] }), 'features.0.period must be'],
    [text({ features: [{ kind: 'rsi' }, { kind: 'rsi', period: 14 }] }), 'features.1 is RSI 14 once more'],
    [text({ colour: 'red' }), 'colour is not a part of a recipe.'],
  ])('is refused with a sentence: %s', (file, sentence) => {
    expect(messagesOf(file)).toContain(sentence);
  });
});

function text(change: object): string {
  return JSON.stringify({ format: 'longshort-recipe', version: 1, ...body, ...change });
}

function messagesOf(file: string): string {
  try {
    parseRecipeText(file);
  } catch (error) {
    const { kind, message, details } = error as AppError;
    expect(kind).toBe('invalid');
    return [message, ...details].join('\n');
  }
  throw new Error('It was taken.');
}
