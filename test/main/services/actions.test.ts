import { describe, expect, it } from 'vitest';
import { insertSeries } from '../stored-series';
import { addWalk, startServices, type TestApp } from '../test-services';

const day = (text: string): number => Date.parse(text);
const walkOf = ({ services }: TestApp) => services.series.list().find(({ name }) => name === 'Walk')!;

/** Closes of the walk as its chart has them. */
async function closes(app: TestApp, prices: 'raw' | 'adjusted'): Promise<Float64Array> {
  const { id, bars } = walkOf(app);
  const place = { at: 'window', bucket: 1, first: 0, end: bars } as const;
  const { candles } = await app.services.series.chart({ id, prices, place, points: 1, features: [] });
  if (candles === null) throw new Error('A series of bars has candles.');
  return candles.close;
}

describe('splits and dividends', () => {
  it('are saved, told of to the window, and taken out of the prices of the chart', async () => {
    const app = await startServices();
    addWalk(app);
    const { id } = walkOf(app);
    const { actions } = app.services;
    await expect(closes(app, 'adjusted')).rejects.toThrow('record its splits and dividends on the data page');
    const raw = await closes(app, 'raw');
    const split = { kind: 'split', time: day('2000-02-01'), value: 2 } as const;
    const saved = { actions: [split], isSplitAdjusted: false };
    expect(actions.save(id, saved)).toEqual(saved);
    expect(actions.actions(id)).toEqual(saved);
    expect(app.heard).toContainEqual({ name: 'changed', payload: { topic: 'series', ids: [id] } });
    const adjusted = await closes(app, 'adjusted');
    const first = (day('2000-02-01') - day('2000-01-03')) / 86_400_000;
    expect(adjusted.slice(first)).toEqual(raw.slice(first));
    expect(adjusted.slice(0, first)).toEqual(raw.slice(0, first).map((close) => close / 2));
  });

  it('are refused in a sentence where they say two things of a day, have a time, or there are no bars', async () => {
    const app = await startServices();
    addWalk(app);
    const { id } = walkOf(app);
    const { actions } = app.services;
    const two = [2, 3].map((value) => ({ kind: 'split', time: day('2000-02-01'), value }) as const);
    const save =
      (list: Parameters<typeof actions.save>[1]['actions'], series = id) =>
      () =>
        actions.save(series, { actions: list, isSplitAdjusted: false });
    expect(save(two)).toThrow('2000-02-01 has two splits. Keep one');
    expect(save([{ kind: 'dividend', time: day('2000-02-01T09:30Z'), value: 1 }])).toThrow(
      'a date without a time',
    );
    const { id: vix } = insertSeries(
      app.services.session.workspace().db,
      { name: 'VIX', source: 'vix.csv', intervalMs: 86_400_000, dataHash: 'vix', warnings: [] },
      { kind: 'scalar', time: Float64Array.of(1, 2), value: Float64Array.of(3, 4) },
      0,
    );
    expect(save([], vix)).toThrow('"VIX" has no bars');
    expect(actions.actions(id).actions).toEqual([]);
  });
});

describe('the calendar of a series', () => {
  it('is kept, and taken away again; one that is not known is refused', async () => {
    const app = await startServices();
    addWalk(app);
    const { id } = walkOf(app);
    const { series } = app.services;
    expect(walkOf(app).calendar).toBeNull();
    expect(series.setCalendar(id, 'XTKS').calendar).toBe('XTKS');
    expect(walkOf(app).calendar).toBe('XTKS');
    expect(() => series.setCalendar(id, 'XTKZ')).toThrow('did you mean XTKS?');
    expect(series.setCalendar(id, null).calendar).toBeNull();
  });
});
