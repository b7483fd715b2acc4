import { gatherData, readSource } from '@main/storage/series-source';
import { createWorkspace, readWorkspace } from '@main/storage/workspace';
import { experimentSpec } from '@shared/spec';
import { expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';

it('what a process reads of a series is of one moment, though main changes it meanwhile', () => {
  const { path } = tempFolder();
  const writer = createWorkspace(path('a.longshort'), Date.UTC(2026, 0, 1));
  const series = { name: 'A', source: 'a.csv', intervalMs: 86_400_000, dataHash: 'before', warnings: [] };
  const bars = walkBars(9000);
  const { id } = insertSeries(writer.db, series, { kind: 'bars', bars }, 0);
  const reader = readWorkspace(path('a.longshort'));
  const { data: spec } = experimentSpec.parse({
    name: 'A',
    data: { series: 'A' },
    features: [{ kind: 'rsi', period: 14 }],
  });
  const gathered = gatherData(reader, spec, new Map([['A', id]]), (each) => {
    writer.db.exec("UPDATE series SET data_hash = 'after', bars = 4096; DELETE FROM bar_chunk WHERE seq > 0");
    return readSource(reader, each);
  });
  expect(gathered.hash).toBe('before');
  expect(gathered.data.series.data).toEqual({ kind: 'bars', bars });
  expect(readSource(reader, id).hashes.raw).toBe('after');
  reader.close();
  writer.close();
});
