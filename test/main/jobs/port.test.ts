import { mkdirSync, writeFileSync } from 'node:fs';
import { importFiles } from '@main/services/import-many';
import { expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';
import { startServices, waitFor } from '../test-services';

it('leaves no process before its last message is out, however long main does not listen', async () => {
  const { services } = await startServices();
  const { path } = tempFolder();
  mkdirSync(path('data'));
  const files = 150;
  // Reports of many words and names, so that all of them are more than the channel holds.
  const longName = 'name'.repeat(50);
  const rows = Array.from({ length: 24 }, (_, n) => `2020-01-${n + 2},1,2,0.5,oops`).join('\n');
  for (let k = 0; k < files; k += 1)
    writeFileSync(path(`data/${k}-${longName}.csv`), `Date,Open,High,Low,Close\n${rows}\n`);
  const imported = importFiles(services.importing, [path('data')], null);
  await waitFor(() => services.board.list().some((job) => job.fraction > 0), 'the first progress');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
  expect(await imported).toHaveLength(files);
});
