import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { importFile, previewImport } from '@main/services/importing';
import { describe, expect, it } from 'vitest';
import { readBars } from '../stored-series';
import { tempFolder } from '../temp-folder';
import { startServices } from '../test-services';

const rows = (from: number, count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `${new Date((from + n) * 60_000).toISOString()},10,11,9,10.5,7\n`,
  ).join('');

/** Services whose forks are counted: a file that is read twice needs two. */
async function counted() {
  const { services } = await startServices();
  let forks = 0;
  const importing = {
    ...services.importing,
    fork: (entry: Parameters<typeof services.importing.fork>[0]) => {
      forks += 1;
      return services.importing.fork(entry);
    },
  };
  const { path } = tempFolder();
  const file = path('bars.csv');
  writeFileSync(file, `time,open,high,low,close,volume\n${rows(0, 10_000)}`);
  return { services, importing, file, forks: () => forks };
}

describe('importing what was just looked at', () => {
  it('does not read it again, and stores what a second reading would', async () => {
    const { services, importing, file, forks } = await counted();
    const { options } = await previewImport(importing, file);
    const kept = await importFile(importing, file, options, 'kept');
    expect(forks()).toBe(1);
    const read = await importFile(importing, file, options, 'read');
    expect(forks()).toBe(2);
    expect({ ...kept, id: 0, name: '', createdAt: 0 }).toEqual({ ...read, id: 0, name: '', createdAt: 0 });
    const { db } = services.session.workspace();
    const { close } = readBars(db, kept.id);
    expect(close).toEqual(readBars(db, read.id).close);
    expect(close).toHaveLength(10_000);
  });

  it('reads a file again that has grown since', async () => {
    const { importing, file, forks } = await counted();
    const { options } = await previewImport(importing, file);
    appendFileSync(file, rows(10_000, 5));
    expect((await importFile(importing, file, options, 'grown')).bars).toBe(10_005);
    expect(forks()).toBe(2);
  });

  it('reads it again in another way than it was looked at', async () => {
    const { importing, file, forks } = await counted();
    const { options } = await previewImport(importing, file);
    const columns = options.columns.map((role) => (role === 'volume' ? 'ignore' : role));
    const series = await importFile(importing, file, { ...options, columns }, 'without volume');
    expect(series.bars).toBe(10_000);
    expect(forks()).toBe(2);
  });

  it('leaves no file behind', async () => {
    const { services, importing, file } = await counted();
    const { options } = await previewImport(importing, file);
    const first = await importing.kept.take(file, options);
    expect(existsSync(first!.left.file.path)).toBe(true);
    importing.kept.keep(first!);
    await previewImport(importing, file);
    expect(existsSync(first!.folder)).toBe(false);
    const second = await importing.kept.take(file, options);
    importing.kept.keep(second!);
    await services.session.close();
    expect(existsSync(second!.folder)).toBe(false);
  });
});
