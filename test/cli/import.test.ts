import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importOptions } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../main/temp-folder';
import { startServices } from '../main/test-services';
import { command } from './command';

const root = join(import.meta.dirname, '../..');
const aapl = join(root, 'resources/samples/aapl.csv');
const formats = join(root, 'test/fixtures/formats');

function place() {
  const { path } = tempFolder();
  const write = (name: string, ...rows: readonly string[]) => {
    writeFileSync(path(name), `${rows.join('\n')}\n`);
    return path(name);
  };
  const workspace = path('test.longshort');
  const run = (...args: string[]) => command('import', ...args, '-w', workspace);
  return { path, write, workspace, run };
}

describe('import', () => {
  it('takes values and order books, by their look or as told', async () => {
    const { write, run } = place();
    const vix = write(
      'VIXCLS.csv',
      'observation_date,VIXCLS',
      '2024-01-02,13.2',
      '2024-01-03,.',
      '2024-01-04,14',
    );
    expect(await run(vix)).toMatchObject({ code: 0, out: 'Imported 2 values as "VIXCLS".\n' });
    const book = write(
      'book.csv',
      'time,bp1,bv1,ap1,av1',
      '2024-01-02 10:00,9,1,10,1',
      '2024-01-02 10:01,9,1,10,1',
    );
    expect((await run(book)).out).toBe('Imported 2 snapshots as "book".\n');
    expect((await run(aapl, '--kind', 'scalar', '--name', 'AAPL close')).out).toBe(
      'Imported 1260 values as "AAPL close".\n',
    );
    const factors = write('ff.csv', 'Date,MKT,SMB', '2024-01-02,1,5', '2024-01-03,2,6');
    const told = await run(factors, '--columns', 'time,ignore,value', '--json');
    expect(JSON.parse(told.out).series).toMatchObject({ kind: 'scalar', bars: 2 });
    expect((await run(factors, '--columns', 'time,what')).err).toContain('"what" is no role.');
    expect((await run(aapl, '--kind', 'depth', '--name', 'x')).err).toContain(
      'No column is set as bid price 1',
    );
  });

  it('takes a folder, and all files of an archive, and fails where one of them is refused', async () => {
    const { path, write, run } = place();
    mkdirSync(path('data'));
    copyFileSync(aapl, path('data/aapl.csv'));
    copyFileSync(join(formats, 'several.zip'), path('data/several.zip'));
    const good = await run(path('data'));
    expect(good.code).toBe(0);
    expect(good.out).toMatch(/^file +series +result\naapl\.csv +aapl +1260 bars/);
    expect(good.out).toMatch(/several\.zip › b\/first\.csv +first +300 bars/);
    write('bad.csv', 'Date,Open,High,Low,Close', '2024-01-02,1,3,1,oops');
    const mixed = await run(path('bad.csv'), aapl, '--json');
    expect(mixed.code).toBe(1);
    expect(JSON.parse(mixed.out).files).toMatchObject([{ series: null, problem: {} }, { series: null }]);
    const zip = join(formats, 'several.zip');
    expect((await run(zip, '--entry', 'second.csv', '--name', 'One')).out).toBe(
      'Imported 300 bars as "One".\n',
    );
    expect((await run(zip, '--name', 'Open')).err).toContain('Choose which to read');
    expect((await run(zip, '--all', '--name', 'Open')).err).toContain('A name is for one series');
  });

  it('adds a file to a series, and replaces what changed where it is told to', async () => {
    const { write, run } = place();
    const header = 'Date,Open,High,Low,Close,Volume';
    const row = (day: number, close = 2) => `2024-01-0${day},1,3,1,${close},10`;
    await run(write('a.csv', header, row(2), row(3), row(4)), '--name', 'A');
    const more = write('b.csv', header, row(3), row(4, 2.5), row(5), row(6));
    const added = await run(more, '--append', 'A');
    expect(added.out).toBe(
      'Added 2 bars to "A", replaced 0; 1 were there already. 1 that differ were left as they are; --replace-changed takes those of the file.\n',
    );
    expect(added.err).toContain('2024-01-04T00:00:00.000Z: close 2 -> 2.5');
    const replaced = await run(more, '--append', 'A', '--replace-changed', '--json');
    expect(JSON.parse(replaced.out)).toMatchObject({
      added: 0,
      replaced: 1,
      series: { bars: 5, revision: 3 },
      comparison: { changed: { count: 1 } },
    });
    expect((await run(more, '--append', 'B')).err).toBe(
      'The workspace has no series "B" to add to. It has "A".\n',
    );
    const scalar = write('v.csv', 'date,value', '2024-01-05,1', '2024-01-06,1');
    expect(await run(scalar, '--append', 'A')).toMatchObject({ code: 1, out: '' });
    expect((await run(more, '--replace-changed')).err).toContain('goes with --append');
  });

  it('reads as a profile says, by its name or because the columns fit', async () => {
    const { services, path: workspace } = await startServices();
    const { write } = place();
    const options = importOptions.parse({
      delimiter: ',',
      hasHeader: true,
      decimal: '.',
      dateFormat: 'dd/MM/yyyy',
      timeZone: 'Asia/Tokyo',
      columns: ['time', 'open', 'high', 'low', 'close'],
    });
    services.profiles.save({ name: 'Tokyo', header: ['d', 'o', 'h', 'l', 'c'], options, replace: false });
    await services.session.close();
    const file = write('x.csv', 'd,o,h,l,c', '02/03/2024,1,3,1,2', '03/03/2024,1,3,1,2');
    const fitting = await command('import', file, '-w', workspace, '--json');
    expect(fitting.err).toContain('Read as the import profile "Tokyo" says.');
    expect(JSON.parse(fitting.out).series).toMatchObject({
      timeZone: 'Asia/Tokyo',
      firstTime: Date.UTC(2024, 2, 1, 15),
    });
    const other = write('y.csv', 'a,b,c,d,e', '02/03/2024,1,3,1,2', '03/03/2024,1,3,1,2');
    const named = await command('import', other, '-w', workspace, '--profile', 'Tokyo', '--json');
    expect(JSON.parse(named.out).series.firstTime).toBe(Date.UTC(2024, 2, 1, 15));
    expect((await command('import', other, '-w', workspace, '--profile', 'Osaka')).err).toBe(
      'The workspace has no import profile "Osaka". It has "Tokyo".\n',
    );
  });
});
