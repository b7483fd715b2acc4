import { createHash } from 'node:crypto';
import { columnsOf } from '@core/series-data';
import { previewFile } from '@main/importing/read-table';
import { expect, it } from 'vitest';
import { loadBars } from './csv-files';

/** What the bundled samples have hashed to since the first version: runs made with them must stay comparable. */
it.each([
  ['aapl', 'f130df5d01e3411dbc6c59deeee7740c877a9d6afa21be7bfc0a1b4d0955d9f8'],
  ['sp500-2000', '4f9374799d2aaa3fbccf315cd7ccb229c2ded4e87eab2f7a324cc44ad472218b'],
])('%s gives the same data hash as ever', async (name, hash) => {
  const path = `resources/samples/${name}.csv`;
  const { options } = await previewFile(path);
  const { bars } = await loadBars(path, options);
  const digest = createHash('sha256');
  for (const column of columnsOf({ kind: 'bars', bars }))
    digest.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  expect(digest.digest('hex')).toBe(hash);
});
