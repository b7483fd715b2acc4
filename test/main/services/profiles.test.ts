import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '@main/services/import-many';
import { importFile, previewImport } from '@main/services/importing';
import type { ImportOptions } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';
import { startServices } from '../test-services';

const aapl = join(import.meta.dirname, '../../../resources/samples/aapl.csv');
const text = (from: number) =>
  `Tag;A;B;C;D;E\n${[0, 1, 2].map((i) => `0${from + i}/03/2024;2;1;3;1;10`).join('\n')}\n`;

function fileOf(content: string, name = 'own.csv'): string {
  const path = tempFolder().path(name);
  writeFileSync(path, content);
  return path;
}

/** The file's columns as the user knows them: volume, then close, high, low, open. */
function corrected(options: ImportOptions): ImportOptions {
  return {
    ...options,
    kind: 'bars',
    dateFormat: 'dd/MM/yyyy',
    timeZone: 'Europe/Berlin',
    columns: ['time', 'close', 'open', 'high', 'low', 'volume'],
  };
}

async function withProfile() {
  const app = await startServices();
  const { importing, profiles } = app.services;
  const { options, header } = await previewImport(importing, fileOf(text(1)));
  const own = corrected(options);
  const profile = profiles.save({
    name: 'Own',
    header,
    options: { ...own, entry: 'a.csv', symbol: 'X' },
    replace: false,
  });
  return { app, own, header, profile, importing, profiles };
}

describe('an import profile', () => {
  it('is kept without file and instrument, and says how a file with the same columns is read', async () => {
    const { own, profile, importing, profiles } = await withProfile();
    expect(profile.options).toEqual(own);
    expect(profiles.list()).toEqual([profile]);
    const path = fileOf(text(4));
    const preview = await previewImport(importing, path);
    expect(preview).toMatchObject({ options: own, profile: { id: profile.id, name: 'Own' } });
    expect(preview.report.firstTime).toBe(Date.UTC(2024, 2, 4) - 3_600_000);
    const series = await importFile(importing, path, preview.options, 'Mine');
    expect(series).toMatchObject({ timeZone: 'Europe/Berlin', bars: 3 });
  });

  it('gives way to options, and to other columns', async () => {
    const { own, importing } = await withProfile();
    const told = await previewImport(importing, fileOf(text(4)), { options: { ...own, timeZone: 'UTC' } });
    expect(told.profile).toBeUndefined();
    expect(told.options.timeZone).toBe('UTC');
    for (const other of [
      text(4).replace('Tag', 'Day'),
      text(4).replaceAll('/03/', '.03.'),
      text(4).replace(';E', ''),
    ])
      expect((await previewImport(importing, fileOf(other))).profile).toBeUndefined();
    expect((await previewImport(importing, aapl)).profile).toBeUndefined();
  });

  it('for files without a header goes by their number of columns and their times', async () => {
    const { importing, profiles } = await withProfile();
    const bare = (day: string) => `${day}|7|1|3|1|2\n${day.replace('2', '3')}|8|1|3|1|2\n`;
    const { options, header } = await previewImport(importing, fileOf(bare('02.01.2024')));
    const own = {
      ...options,
      kind: 'bars' as const,
      columns: ['time', 'volume', 'open', 'high', 'low', 'close'] as const,
    };
    profiles.save({ name: 'Bare', header, options: { ...own, columns: [...own.columns] }, replace: false });
    const again = await previewImport(importing, fileOf(bare('12.05.2024')));
    expect(again).toMatchObject({ profile: { name: 'Bare' }, options: { columns: own.columns } });
    expect((await previewImport(importing, fileOf(bare('2024-05-02')))).profile).toBeUndefined();
  });

  it('reads the files of a folder that it fits, and leaves the others to their look', async () => {
    const { importing } = await withProfile();
    const { path } = tempFolder();
    mkdirSync(path('data'));
    writeFileSync(path('data/own.csv'), text(1));
    copyFileSync(aapl, path('data/aapl.csv'));
    const files = await importFiles(importing, [path('data')], null);
    expect(files.map(({ series }) => [series?.name, series?.timeZone])).toEqual([
      ['aapl', 'UTC'],
      ['own', 'Europe/Berlin'],
    ]);
  });

  it('of a taken name replaces the other only where it is told to, and can be removed', async () => {
    const { app, own, header, profile, profiles } = await withProfile();
    const utc = { ...own, timeZone: 'UTC' };
    expect(() => profiles.save({ name: 'Own', header, options: utc, replace: false })).toThrow(
      'There is an import profile named "Own" already. Choose another name, or replace it.',
    );
    expect(profiles.list()).toEqual([profile]);
    expect(profiles.save({ name: 'Own', header, options: utc, replace: true }).id).toBe(profile.id);
    expect(profiles.list()).toMatchObject([{ options: { timeZone: 'UTC' } }]);
    profiles.remove(profile.id);
    expect(profiles.list()).toEqual([]);
    expect(() => profiles.remove(profile.id)).toThrow(/may have been removed/);
    expect(app.heard.filter(({ payload }) => JSON.stringify(payload).includes('profiles'))).toHaveLength(3);
  });
});
