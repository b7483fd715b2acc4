import { readActions, saveActions } from '@main/storage/corporate-actions';
import type { Db } from '@main/storage/open';
import { addRemedies } from '@main/storage/remedies';
import { getSeries } from '@main/storage/series';
import { setCalendar } from '@main/storage/series-settings';
import { gatherData, readSource } from '@main/storage/series-source';
import { createWorkspace } from '@main/storage/workspace';
import type { CorporateAction } from '@shared/series';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSpec } from '../../core/dataset/make-spec';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';

const now = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
let db: Db;
let close: () => void;
let id: number;
let split: CorporateAction;
let dividend: CorporateAction;

const bars = { ...walkBars(50), adjustedClose: null };

beforeEach(() => {
  const workspace = createWorkspace(tempFolder().path('w.longshort'), now);
  db = workspace.db;
  close = workspace.close;
  const data = { kind: 'bars', bars } as const;
  const named = {
    name: 'Sample',
    source: 'x.csv',
    intervalMs: dayMs,
    dataHash: 'hash of the bars',
    warnings: [],
  };
  id = insertSeries(db, named, data, now).id;
  split = { kind: 'split', time: bars.time[20]!, value: 4 };
  dividend = { kind: 'dividend', time: bars.time[30]!, value: 0.5 };
});
afterEach(() => close());

function barsRead() {
  const { data, ...rest } = readSource(db, id);
  if (data.kind !== 'bars') throw new Error('They are bars.');
  return { bars: data.bars, ...rest };
}

describe('splits and dividends of a series', () => {
  it('are kept by date, beside bars that stay as imported, and make the series another revision', () => {
    expect(readActions(db, id)).toEqual({ actions: [], isSplitAdjusted: false });
    saveActions(db, id, { actions: [dividend, split], isSplitAdjusted: false });
    expect(readActions(db, id)).toEqual({ actions: [split, dividend], isSplitAdjusted: false });
    expect(getSeries(db, id)).toMatchObject({ revision: 2, actions: 2 });
    expect(barsRead()).toMatchObject({ bars, actions: [split, dividend] });
    saveActions(db, id, { actions: [], isSplitAdjusted: false });
    expect(getSeries(db, id)).toMatchObject({ revision: 3, actions: 0 });
  });

  it('change the hash of the data, each of them, and leave it where there are none or prices are as traded', () => {
    const recorded = [
      { actions: [], isSplitAdjusted: false },
      { actions: [], isSplitAdjusted: true },
      { actions: [split], isSplitAdjusted: false },
      { actions: [split], isSplitAdjusted: true },
      { actions: [{ ...split, value: 5 }], isSplitAdjusted: false },
      { actions: [split, dividend], isSplitAdjusted: false },
    ].map((actions) => {
      saveActions(db, id, actions);
      return readSource(db, id).hashes;
    });
    const adjusted = recorded.map((hashes) => hashes.adjusted);
    expect(adjusted.slice(0, 2)).toEqual(['hash of the bars', 'hash of the bars']);
    expect(new Set(adjusted).size).toBe(5);
    const raw = recorded.map((hashes) => hashes.raw);
    expect(raw.filter((hash) => hash === 'hash of the bars')).toHaveLength(5);
    expect(raw[3]).toBe(adjusted[3]);
    const hashOf = (prices: 'raw' | 'adjusted') =>
      gatherData(db, makeSpec({ data: { series: 'Sample', prices } }).data).hash;
    expect([hashOf('raw'), hashOf('adjusted')]).toEqual([raw.at(-1), adjusted.at(-1)]);
  });

  it('are undone in the bars of a file that has the splits taken out, and in its dividends', () => {
    saveActions(db, id, { actions: [split, { ...dividend, time: bars.time[10]! }], isSplitAdjusted: true });
    const read = barsRead();
    expect(read.bars.close[19]).toBe(bars.close[19]! * 4);
    expect(read.bars.close[20]).toBe(bars.close[20]);
    expect(read.bars.volume[19]).toBe(bars.volume[19]! / 4);
    expect(read.actions.map(({ value }) => value)).toEqual([2, 4]);
  });

  it('hold a split that was accepted as a remedy, once', () => {
    addRemedies(
      db,
      id,
      [{ remedy: { kind: 'split', time: split.time, value: 4 }, reason: 'It halved twice.' }],
      now,
    );
    expect(getSeries(db, id).actions).toBe(1);
    expect(readSource(db, id).actions).toEqual([split]);
    saveActions(db, id, { actions: [split], isSplitAdjusted: false });
    expect(readSource(db, id).actions).toEqual([split]);
  });

  it('take effect at midnight of the exchange that the series keeps', () => {
    const hours = Float64Array.from({ length: 50 }, (_, t) => Date.UTC(2024, 5, 3) + t * 3_600_000);
    const named = { name: 'Hours', source: 'x.csv', intervalMs: 3_600_000, dataHash: 'h', warnings: [] };
    const data = { kind: 'bars', bars: { ...bars, time: hours } } as const;
    id = insertSeries(db, named, data, now).id;
    saveActions(db, id, {
      actions: [{ kind: 'split', time: Date.UTC(2024, 5, 4), value: 2 }],
      isSplitAdjusted: false,
    });
    const { revision } = getSeries(db, id);
    const at = () => readSource(db, id).actions[0]!.time;
    expect(at()).toBe(Date.UTC(2024, 5, 4));
    setCalendar(db, id, 'XNYS');
    expect(at()).toBe(Date.UTC(2024, 5, 4, 4));
    expect(getSeries(db, id)).toMatchObject({ revision: revision + 1, calendar: 'XNYS' });
  });
});

describe('the hash of what a spec reads', () => {
  it('knows the facts of the calendar, and is that of the series without one', () => {
    const hashOf = (calendar: string | null) =>
      gatherData(db, makeSpec({ data: { series: 'Sample', calendar } }).data).hash;
    expect(hashOf(null)).toBe('hash of the bars');
    expect(new Set([hashOf(null), hashOf('XNYS'), hashOf('XLON')]).size).toBe(3);
    expect(hashOf('XNYS')).toBe(hashOf('XNAS'));
  });
});
