import type { QualityKind, QualityReport } from '@shared/quality';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { startServices, type TestApp } from '../test-services';

/** A walk with a bad tick at bar 300. */
function addFaulty({ services }: TestApp): number {
  const bars = walkBars(600);
  for (const column of [bars.open, bars.high, bars.low, bars.close]) column[300]! *= 2;
  const series = { name: 'Faulty', source: 'x.csv', intervalMs: 86_400_000, dataHash: 'x', warnings: [] };
  return insertSeries(services.session.workspace().db, series, { kind: 'bars', bars }, 1).id;
}

const first = ({ groups }: QualityReport, kind: QualityKind) =>
  groups.find((group) => group.kind === kind)?.findings[0];

/** As the chart of the series shows them. */
async function closesOf({ services }: TestApp, id: number): Promise<Float64Array> {
  const ask = { id, prices: 'raw' as const, place: { at: 'all' as const }, points: 4096, features: [] };
  return (await services.series.chart(ask)).candles!.close;
}

describe('the quality of a series', () => {
  it('is checked in another process, once for each revision and calendar', async () => {
    const app = await startServices();
    const id = addFaulty(app);
    const { quality, series } = app.services;
    const report = await quality.check(id);
    expect(first(report, 'bad-tick')).toMatchObject({ count: 1, severity: 'error' });
    expect(await quality.check(id)).toBe(report);
    series.setCalendar(id, 'XNYS');
    const other = await quality.check(id);
    expect(other).not.toBe(report);
    expect(first(other, 'unexpected')?.message).toContain('outside the sessions of');
  });

  it('is better once a remedy is applied, the window is told, and undone it is as before', async () => {
    const app = await startServices();
    const id = addFaulty(app);
    const { quality } = app.services;
    const before = await closesOf(app, id);
    const found = first(await quality.check(id), 'bad-tick')!;
    app.heard.length = 0;
    const [recorded] = await quality.apply(id, [{ remedy: found.remedies[0]!, reason: found.message }]);
    expect(app.heard).toEqual([{ name: 'changed', payload: { topic: 'series', ids: [id] } }]);
    expect(recorded).toMatchObject({ reason: found.message, undoneAt: null });
    expect((await quality.check(id)).groups).toEqual([]);
    expect((await closesOf(app, id))[300]).toBe(before[299]);
    quality.undo(id, [recorded!.id]);
    expect(first(await quality.check(id), 'bad-tick')).toEqual(found);
    expect(await closesOf(app, id)).toEqual(before);
  });

  it('suggests remedies in the times of the import, whatever was shifted before', async () => {
    const app = await startServices();
    const id = addFaulty(app);
    const { quality } = app.services;
    const found = first(await quality.check(id), 'bad-tick')!;
    const around = { from: found.from - 5 * 86_400_000, to: found.to + 5 * 86_400_000 };
    await quality.apply(id, [{ remedy: { kind: 'shift', ...around, hours: 3 }, reason: 'Another zone.' }]);
    const shifted = first(await quality.check(id), 'bad-tick')!;
    expect(shifted.from).toBe(found.from + 3 * 3_600_000);
    expect(shifted.remedies).toEqual(found.remedies);
    await quality.apply(id, [{ remedy: shifted.remedies[0]!, reason: shifted.message }]);
    expect(first(await quality.check(id), 'bad-tick')).toBeUndefined();
  });

  it('keeps a dismissed finding away, and leaves the bars alone', async () => {
    const app = await startServices();
    const id = addFaulty(app);
    const { quality } = app.services;
    const before = await closesOf(app, id);
    const found = first(await quality.check(id), 'bad-tick')!;
    await quality.apply(id, [
      { remedy: { kind: 'dismiss', finding: found.fingerprint }, reason: found.message },
    ]);
    expect(await quality.check(id)).toMatchObject({ groups: [], dismissed: 1 });
    expect(await closesOf(app, id)).toEqual(before);
  });

  it('refuses remedies that cannot be applied, all of them, in a sentence', async () => {
    const app = await startServices();
    const id = addFaulty(app);
    const { quality } = app.services;
    const found = first(await quality.check(id), 'bad-tick')!;
    const remedies = [
      { remedy: found.remedies[0]!, reason: 'One.' },
      { remedy: { kind: 'drop' as const, from: 1, to: 2 }, reason: 'Two.' },
    ];
    await expect(quality.apply(id, remedies)).rejects.toThrow(/names bars that the series does not have/);
    expect(quality.remedies(id)).toEqual([]);
  });
});
