import { readdirSync } from 'node:fs';
import { previewFile } from '@main/importing/read-table';
import { AppError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { formatFile, kindFile } from './format-files';

const paths = [formatFile, kindFile].flatMap((pathOf) =>
  readdirSync(pathOf(''))
    .filter((name) => name !== 'expected.json')
    .map((name) => pathOf(name)),
);

describe('a preview with the options that were recognised', () => {
  it.each(paths)('is the one without any: %s', async (path) => {
    try {
      const recognised = await previewFile(path);
      // Where an archive holds several files, the first is shown until one is chosen.
      expect(await previewFile(path, recognised.options)).toEqual(recognised);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(error.message).toMatch(/\.$/);
    }
  });
});
