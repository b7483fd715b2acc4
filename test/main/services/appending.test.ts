import { writeFileSync } from 'node:fs';
import { appendImport, compareImport } from '@main/services/appending';
import { importFile, previewImport } from '@main/services/importing';
import { readSeries } from '@main/storage/series';
import { importComparison } from '@shared/importing';
import type { SeriesSummary } from '@shared/series';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { tempFolder } from '../temp-folder';
import { slowSpec, smallSpec, startServices, type TestApp, waitFor } from '../test-services';

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const walk = walkBars(9000);

/** Bars of the walk from one to another as a CSV file; `close` may change some. */
function csvOf(from: number, to: number, close: (bar: number) => number = (bar) => walk.close[bar]!): string {
  const rows = Array.from({ length: to - from }, (_, i) => {
    const bar = from + i;
    const { time, open, high, low, volume } = walk;
    return [dayOf(time[bar]!), open[bar], high[bar], low[bar], close(bar), volume[bar]].join(',');
  });
  return `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}\n`;
}

async function imported(app: TestApp, text: string, name = 'Walk'): Promise<SeriesSummary> {
  const path = tempFolder().path('first.csv');
  writeFileSync(path, text);
  const { importing } = app.services;
  const { options } = await previewImport(importing, path);
  return importFile(importing, path, options, name);
}

function fileOf(text: string, name = 'more.csv'): string {
  const path = tempFolder().path(name);
  writeFileSync(path, text);
  return path;
}

describe('importing a file into a series', () => {
  it('compares first: what is new, the same, changed and missing', async () => {
    const app = await startServices();
    const { id } = await imported(app, csvOf(0, 300));
    const rows = csvOf(250, 320, (bar) => (bar === 260 ? 1.5 * walk.low[bar]! : walk.close[bar]!)).split(
      '\n',
    );
    // Row 270 is left out: the header is the first line.
    const path = fileOf(rows.filter((_, line) => line !== 21).join('\n'));
    const comparison = await compareImport(app.services.importing, id, path, null);
    expect(importComparison.parse(comparison)).toEqual(comparison);
    const time = (bar: number) => walk.time[bar]!;
    expect(comparison).toMatchObject({
      series: { id, bars: 300 },
      added: { count: 20, first: time(300), last: time(319) },
      identical: 48,
      changed: { count: 1, first: time(260), last: time(260), columns: [{ column: 'close', count: 1 }] },
      missing: { count: 1, first: time(270), last: time(270) },
    });
    expect(comparison.changed.rows).toEqual([
      { time: time(260), values: [{ column: 'close', old: walk.close[260], new: 1.5 * walk.low[260]! }] },
    ]);
    expect(app.services.series.list()).toMatchObject([{ bars: 300, revision: 1 }]);
  });

  it('adds what is new and leaves the rest, over several chunks, as if it had been one file', async () => {
    const app = await startServices();
    const { importing } = app.services;
    const { id } = await imported(app, csvOf(0, 8000));
    const whole = await imported(app, csvOf(0, 9000), 'Whole');
    const { series, added, replaced } = await appendImport(
      importing,
      id,
      fileOf(csvOf(7990, 9000)),
      null,
      false,
    );
    expect({ added, replaced }).toEqual({ added: 1000, replaced: 0 });
    const { bars, dataHash, firstTime, lastTime, intervalMs } = whole;
    expect(series).toMatchObject({ id, revision: 2, bars, dataHash, firstTime, lastTime, intervalMs });
    const { db } = app.services.session.workspace();
    expect(readSeries(db, id)).toEqual(readSeries(db, whole.id));
    // Older bars come before those that are there.
    const late = await imported(app, csvOf(5000, 9000), 'Late');
    const grown = await appendImport(importing, late.id, fileOf(csvOf(0, 5001)), null, false);
    expect(grown.series.dataHash).toBe(whole.dataHash);
  });

  it('tells of an adjusted close from before a dividend, and takes the new one whole', async () => {
    const app = await startServices();
    const { importing } = app.services;
    const adjusted = (from: number, to: number, dividendOn: number) => {
      const share = (bar: number) => (bar < dividendOn ? 0.98 : 1);
      const [header, ...rows] = csvOf(from, to).trim().split('\n');
      const ends = rows.map((row, i) => `${row},${walk.close[from + i]! * share(from + i)}`);
      return [`${header},Adj Close`, ...ends, ''].join('\n');
    };
    const { id } = await imported(app, adjusted(0, 300, 0));
    const later = fileOf(adjusted(0, 320, 310));
    const { changed, report } = await compareImport(importing, id, later, null);
    expect(changed).toMatchObject({ count: 300, columns: [{ column: 'adjustedClose', count: 300 }] });
    expect(report.findings).toContainEqual(expect.objectContaining({ kind: 'adjusted-basis', count: 300 }));
    const { series } = await appendImport(importing, id, later, null, true);
    const whole = await imported(app, adjusted(0, 320, 310), 'Whole');
    expect(series.dataHash).toBe(whole.dataHash);
    const again = await compareImport(importing, id, later, null);
    expect(again.report.findings.map(({ kind }) => kind)).not.toContain('adjusted-basis');
  });

  it('replaces what changed only where it is told to, and remembers every file', async () => {
    const app = await startServices();
    const { importing, session } = app.services;
    const { id, dataHash } = await imported(app, csvOf(0, 300));
    const path = fileOf(csvOf(290, 310, (bar) => walk.low[bar]!));
    const kept = await appendImport(importing, id, path, null, false);
    expect(kept).toMatchObject({ added: 10, replaced: 0, series: { bars: 310 } });
    const { db } = session.workspace();
    const close = (bar: number) => {
      const data = readSeries(db, id);
      return data.kind === 'bars' ? data.bars.close[bar] : null;
    };
    expect(close(295)).toBe(walk.close[295]);
    const replacing = await appendImport(importing, id, path, null, true);
    expect(replacing).toMatchObject({ added: 0, replaced: 10, series: { bars: 310, revision: 3 } });
    expect(close(295)).toBe(walk.low[295]);
    expect(replacing.series.dataHash).not.toBe(dataHash);
    // Once more there is nothing to do, and nothing is done.
    const again = await appendImport(importing, id, path, null, true);
    expect(again).toMatchObject({ added: 0, replaced: 0, series: { revision: 3 } });
    const history = app.services.series.imports(id);
    expect(history.map(({ source, added, replaced }) => [source, added, replaced])).toEqual([
      ['first.csv', 300, 0],
      ['more.csv', 10, 0],
      ['more.csv', 0, 10],
    ]);
  });

  it('tells first of bars that it would replace and that remedies change', async () => {
    const app = await startServices();
    const { importing, quality } = app.services;
    const { id } = await imported(app, csvOf(0, 300));
    const stretch = { from: walk.time[250]!, to: walk.time[260]! };
    const other = (at: number) =>
      fileOf(csvOf(245, 300, (bar) => walk.close[bar]! * (bar === at ? 1.001 : 1)));
    const toldOf = async (path: string) => {
      const { report } = await compareImport(importing, id, path, null);
      return report.findings.filter(({ kind }) => kind === 'remedied-bars');
    };
    expect(await toldOf(other(255))).toEqual([]);
    const [carried] = await quality.apply(id, [{ remedy: { kind: 'carry', ...stretch }, reason: 'A test.' }]);
    expect(await toldOf(other(255))).toMatchObject([
      {
        severity: 'warning',
        count: 1,
        message: expect.stringMatching(
          /^1 bar that the file has otherwise is remedied .*given the value before.*undo/,
        ),
      },
    ]);
    expect(await toldOf(other(249))).toEqual([]);
    quality.undo(id, [carried!.id]);
    expect(await toldOf(other(255))).toEqual([]);
  });

  it('reads a file as the first one was read', async () => {
    const app = await startServices();
    const { importing } = app.services;
    const text = (from: number) =>
      `d|o|h|l|c\n${[0, 1, 2].map((i) => `0${from + i}/03/2024|1|3|1|2`).join('\n')}\n`;
    const first = fileOf(text(1), 'first.csv');
    const { options } = await previewImport(importing, first);
    const german = { ...options, dateFormat: 'dd/MM/yyyy', timeZone: 'Europe/Berlin' };
    const { id, timeZone } = await importFile(importing, first, german, 'Own');
    expect(timeZone).toBe('Europe/Berlin');
    const more = fileOf(text(4));
    expect((await previewImport(importing, more, { seriesId: id })).options).toEqual(german);
    const { series, added } = await appendImport(importing, id, more, null, false);
    expect(added).toBe(3);
    expect(series.lastTime).toBe(Date.UTC(2024, 2, 6) - 3_600_000);
  });

  it('takes a single new bar, values and snapshots too', async () => {
    const app = await startServices();
    const { importing } = app.services;
    const { id } = await imported(app, csvOf(0, 300));
    expect(await appendImport(importing, id, fileOf(csvOf(300, 301)), null, false)).toMatchObject({
      added: 1,
    });
    const vix = await imported(app, 'observation_date,VIXCLS\n2024-01-02,13.2\n2024-01-03,14\n', 'VIX');
    expect(vix.kind).toBe('scalar');
    const value = fileOf('observation_date,VIXCLS\n2024-01-03,14.5\n2024-01-04,.\n2024-01-05,13\n');
    const comparison = await compareImport(importing, vix.id, value, null);
    expect(comparison.changed.rows).toEqual([
      { time: Date.UTC(2024, 0, 3), values: [{ column: 'value', old: 14, new: 14.5 }] },
    ]);
    const grown = await appendImport(importing, vix.id, value, null, false);
    expect(grown).toMatchObject({ added: 1, series: { kind: 'scalar', bars: 3 } });
    const book = 'time,bid_price_1,bid_size_1,ask_price_1,ask_size_1\n';
    const depth = await imported(
      app,
      `${book}2024-01-02 10:00,9,1,10,1\n2024-01-02 10:01,9,1,10,1\n`,
      'Book',
    );
    expect(depth).toMatchObject({ kind: 'depth', levels: 1 });
    const snapshot = fileOf(`${book}2024-01-02 10:02,9,2,10,1\n2024-01-02 10:01,9,1,10,7\n`);
    expect((await compareImport(importing, depth.id, snapshot, null)).changed.columns).toEqual([
      { column: 'askSize1', count: 1 },
    ]);
  });

  it('refuses what does not fit the series, with a sentence, and stores nothing', async () => {
    const app = await startServices();
    const { importing } = app.services;
    const { id } = await imported(app, csvOf(0, 300));
    const refused = async (text: string, options = null) => {
      const path = fileOf(text);
      await expect(compareImport(importing, id, path, options)).rejects.toThrow();
      return appendImport(importing, id, path, options, true).then(
        () => 'stored',
        (error: Error) => error.message,
      );
    };
    const minutes = Array.from({ length: 20 }, (_, i) => `${new Date(i * 60_000).toISOString()},1,3,1,2,5`);
    expect(await refused(`Date,Open,High,Low,Close,Volume\n${minutes.join('\n')}\n`)).toBe(
      'Bars of "more.csv" are 1 minute apart, those of "Walk" 24 hours. Choose a file of the same interval, or import it as a series of its own.',
    );
    const adjusted =
      'Date,Open,High,Low,Close,Adj Close,Volume\n2050-01-03,1,3,1,2,1,5\n2050-01-04,1,3,1,2,1,5\n';
    expect(await refused(adjusted)).toMatch(/^"more.csv" has an adjusted close, but "Walk" has none\./);
    expect(await refused('Date,Open,High,Low,Close,Volume\n2050-01-03,1,oops,1,2,5\n')).toMatch(
      /^"more.csv" was not imported: 1 row cannot be read/,
    );
    expect(app.services.series.list()).toMatchObject([{ bars: 300, revision: 1 }]);
  });
});

describe('a run made before its series changed', () => {
  it('keeps its charts to the bit, while the series moves on', async () => {
    const app = await startServices();
    const { importing, runs, session } = app.services;
    const { id } = await imported(app, csvOf(0, 600));
    const first = runs.startSpec({ ...smallSpec(), device: 'native' }).id;
    await session.queue().idle();
    expect(runs.get(first)).toMatchObject({ state: 'done', problem: null });
    const before = runs.result(first, 'test');
    await appendImport(importing, id, fileOf(csvOf(550, 700, (bar) => walk.low[bar]!)), null, true);
    expect(runs.result(first, 'test')).toEqual(before);
    const second = runs.startSpec({ ...smallSpec(), device: 'native' }).id;
    await session.queue().idle();
    expect(runs.get(second).dataHash).not.toBe(runs.get(first).dataHash);
    expect(runs.result(second, 'test').time.at(-1)).toBe(walk.time[699]);
    const { db } = session.workspace();
    expect(db.prepare('SELECT count(*) FROM kept_bars').pluck().get()).toBe(2);
  });

  it('does not go on with other data after it was stopped', async () => {
    const app = await startServices();
    const { importing, runs, session } = app.services;
    const { id } = await imported(app, csvOf(0, 4000));
    const run = runs.startSpec(slowSpec({ epochs: 500, patience: 500 })).id;
    await waitFor(() => runs.curves(run).length >= 1, 'the first epoch');
    runs.cancel(run);
    await session.queue().idle();
    await appendImport(importing, id, fileOf(csvOf(4000, 4010)), null, false);
    runs.resume(run);
    await session.queue().idle();
    expect(runs.get(run)).toMatchObject({
      state: 'failed',
      problem: `The data of run ${run} changed since its first epoch ("Walk", or a series joined to it), so it cannot go on. Run the experiment again.`,
    });
  });

  it('shows the bars of its series where it was made before bars were kept', async () => {
    const app = await startServices();
    const { runs, session } = app.services;
    await imported(app, csvOf(0, 600));
    const { id } = runs.startSpec({ ...smallSpec(), device: 'native' });
    await session.queue().idle();
    const result = runs.result(id, 'test');
    session.workspace().db.exec('UPDATE run SET bars_hash = NULL; DELETE FROM kept_bars');
    expect(runs.result(id, 'test')).toEqual(result);
  });
});
