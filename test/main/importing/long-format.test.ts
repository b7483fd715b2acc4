import { type LoadedOne, loadMany } from '@main/importing/load-many';
import { previewFile } from '@main/importing/read-table';
import { describe, expect, it } from 'vitest';
import { barsOf, csvFolder, faultOf, loadBars } from './csv-files';

const files = csvFolder();
const header = '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>';
const row = (symbol: string, day: number, close: number) =>
  `${symbol},D,202401${String(day).padStart(2, '0')},000000,10,20,5,${close},100,0`;
const days = [2, 3, 4, 5];
/** Ordered by day, so that every day comes once for each. */
const mixed = days.flatMap((day) => [row('AAA.US', day, 10 + day), row('BBB.US', day, 15 + day / 10)]);
const path = () => files.write('long.txt', [header, ...mixed].join('\n'));

async function all(from: string): Promise<LoadedOne[]> {
  const found: LoadedOne[] = [];
  await loadMany([from], { options: null }, {}, (one) => void found.push(one));
  return found;
}

describe('a file of several instruments', () => {
  it('is refused as one series until one of them is chosen', async () => {
    const preview = await previewFile(path());
    expect(preview).toMatchObject({ symbols: ['AAA.US', 'BBB.US'], options: { symbolColumn: 0 } });
    expect(preview.report.findings).toMatchObject([{ kind: 'several-series', severity: 'error', count: 2 }]);
    expect(preview.report.findings[0]?.message).toMatch(
      /^"long.txt" holds 2 instruments one below the other: AAA.US, BBB.US\. .* Choose which to read/,
    );
    expect((await faultOf(loadBars(preview.path, preview.options))).message).toContain('holds 2 instruments');
  });

  it('gives the bars, the sample and the name of the one chosen', async () => {
    const { options } = await previewFile(path());
    const chosen = { ...options, symbol: 'BBB.US' };
    const preview = await previewFile(path(), chosen);
    expect(preview).toMatchObject({ suggestedName: 'BBB.US', report: { rows: 4, bars: 4, findings: [] } });
    expect(preview.sample.map(([symbol]) => symbol)).toEqual(new Array(4).fill('BBB.US'));
    expect([...(await loadBars(path(), preview.options)).bars.close]).toEqual([15.2, 15.3, 15.4, 15.5]);
    expect((await faultOf(previewFile(path(), { ...options, symbol: 'CCC' }))).message).toBe(
      '"long.txt" holds no instrument "CCC". It holds AAA.US, BBB.US.',
    );
  });

  it('becomes a series for each when all are imported', async () => {
    const found = await all(path());
    expect(found.map(({ file, suggestedName }) => [file, suggestedName])).toEqual([
      ['long.txt', 'AAA.US'],
      ['long.txt', 'BBB.US'],
    ]);
    const closes = found.map(({ outcome }) =>
      outcome.kind === 'loaded' ? [...barsOf(outcome.data).close] : null,
    );
    expect(closes).toEqual([
      [12, 13, 14, 15],
      [15.2, 15.3, 15.4, 15.5],
    ]);
  });

  it('is kept out whole by one faulty row', async () => {
    const faulty = [header, ...mixed, 'BBB.US,D,20240108,000000,10,20,5,x,100,0'].join('\n');
    const [one, ...others] = await all(files.write('faulty.txt', faulty));
    expect(others).toEqual([]);
    expect(one?.outcome).toMatchObject({
      kind: 'refused',
      error: { details: [/1 row/, /^Line 10, column <CLOSE>/].map((part) => expect.stringMatching(part)) },
    });
  });

  it('is one series where the column says the same throughout', async () => {
    const single = await previewFile(
      files.write('single.txt', [header, ...days.map((day) => row('AAA', day, 11))].join('\n')),
    );
    expect(single.symbols).toBeUndefined();
    expect(single.options.symbolColumn).toBeUndefined();
    expect(single.report).toMatchObject({ bars: 4, findings: [] });
  });

  it('is not one with a value of its own in every row', async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => `${i}-x,2020-01-02,1,2,1,2`);
    const wrong = files.write('code.csv', `Code,Date,Open,High,Low,Close\n${rows.join('\n')}`);
    expect((await faultOf(previewFile(wrong))).message).toMatch(
      /^The column Code has more than 20,000 different values/,
    );
  });
});
