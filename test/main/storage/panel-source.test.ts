import type { SpecError } from '@core/spec/spec-error';
import type { Db } from '@main/storage/open';
import { addRemedies } from '@main/storage/remedies';
import { gatherData, requireSeries } from '@main/storage/series-source';
import { createWorkspace } from '@main/storage/workspace';
import type { ExperimentSpec } from '@shared/spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSpec } from '../../core/dataset/make-spec';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';

const now = Date.UTC(2026, 0, 1);
let db: Db;
let close: () => void;
const ids = new Map<string, number>();

beforeEach(() => {
  const workspace = createWorkspace(tempFolder().path('w.longshort'), now);
  db = workspace.db;
  close = workspace.close;
  ['Sample', 'B', 'C'].forEach((name, i) => {
    const data = { kind: 'bars', bars: walkBars(40 + i, i + 1) } as const;
    ids.set(name, insertSeries(db, named(name), data, now).id);
  });
  const value = { kind: 'scalar', time: walkBars(9).time, value: walkBars(9).close } as const;
  insertSeries(db, named('VIX'), value, now);
});
afterEach(() => close());

function named(name: string) {
  return { name, source: `${name}.csv`, intervalMs: 86_400_000, dataHash: `hash of ${name}`, warnings: [] };
}

function dataOf(changes: Partial<ExperimentSpec['data']>): ExperimentSpec['data'] {
  return makeSpec({ data: { series: 'Sample', ...changes } }).data;
}

function faultsOf(spec: ExperimentSpec['data']): SpecError['faults'] {
  try {
    requireSeries(db, spec);
  } catch (error) {
    return (error as SpecError).faults;
  }
  return [];
}

describe('the data of a panel', () => {
  it('are the bars of every series named, in the order of the spec', () => {
    const { data } = gatherData(db, dataOf({ panel: ['C', 'B'] }));
    expect(data.series.data.bars).toEqual(walkBars(40, 1));
    expect(data.panel.map(({ name }) => name)).toEqual(['C', 'B']);
    expect(data.panel.map(({ source }) => source.data.bars)).toEqual([walkBars(42, 3), walkBars(41, 2)]);
    expect(data.panel[0]!.source).toMatchObject({ intervalMs: 86_400_000, actions: [] });
    expect(gatherData(db, dataOf({})).data.panel).toEqual([]);
  });

  it('are told apart by their hash: which series, in which order, under which names, and what was done to them', () => {
    const hashOf = (changes: Partial<ExperimentSpec['data']>) => gatherData(db, dataOf(changes)).hash;
    expect(hashOf({})).toBe('hash of Sample');
    expect(hashOf({ panel: [] })).toBe('hash of Sample');
    const before = [{ panel: ['B'] }, { panel: ['C'] }, { panel: ['B', 'C'] }, { panel: ['C', 'B'] }].map(
      hashOf,
    );
    expect(new Set(before).size).toBe(4);
    const { time } = walkBars(42, 3);
    const remedy = { kind: 'drop', from: time[3]!, to: time[4]! } as const;
    addRemedies(db, ids.get('C')!, [{ remedy, reason: 'duplicates' }], now);
    const after = [{ panel: ['B'] }, { panel: ['C'] }, { panel: ['B', 'C'] }, { panel: ['C', 'B'] }].map(
      hashOf,
    );
    expect(after.map((hash, i) => hash === before[i])).toEqual([true, false, false, false]);
    db.prepare("UPDATE series SET name = 'renamed' WHERE name = 'B'").run();
    expect(hashOf({ panel: ['renamed'] })).not.toBe(before[0]);
  });

  it('are refused with a fault for every series that is missing or has no bars', () => {
    expect(faultsOf(dataOf({ panel: ['B', 'C'] }))).toEqual([]);
    const faults = faultsOf(dataOf({ panel: ['B', 'Nowhere', 'VIX', 'Neither'] }));
    expect(faults.map(({ path }) => path)).toEqual(['data.panel.1', 'data.panel.2', 'data.panel.3']);
    expect(faults[0]!.message).toMatch(/"Nowhere", which is not in this workspace/);
    expect(faults[1]!.message).toMatch(/"VIX", which has no bars/);
  });
});
