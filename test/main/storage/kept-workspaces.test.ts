import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { readActions } from '@main/storage/corporate-actions';
import { getExperiment } from '@main/storage/experiments';
import { readKeptBars } from '@main/storage/kept-bars';
import type { Db } from '@main/storage/open';
import { finishEdits } from '@main/storage/pending-edits';
import { listProfiles } from '@main/storage/profiles';
import { listRecipes } from '@main/storage/recipes';
import { listRemedies } from '@main/storage/remedies';
import { listModels, readModels, readModelWeights } from '@main/storage/run-models';
import { listCurves, readCheckpoints, readJsonArtifact } from '@main/storage/run-records';
import { listViews } from '@main/storage/run-views';
import { getRun } from '@main/storage/runs';
import { listSeries, readSeries } from '@main/storage/series';
import { importOptionsOf, listImports } from '@main/storage/series-imports';
import { toSweepDetail } from '@main/storage/sweep-rows';
import { eachReturns, readTrials } from '@main/storage/sweep-trials';
import { getSweep, sweepSeries } from '@main/storage/sweeps';
import { listTrials } from '@main/storage/trials';
import { listVaults } from '@main/storage/vault';
import { openWorkspace } from '@main/storage/workspace';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../sample-bars';
import { tempFolder } from '../temp-folder';

const kept = join(import.meta.dirname, '../../fixtures/workspaces');

function withKept(name: string, look: (db: Db) => void): void {
  const { path } = tempFolder();
  cpSync(join(kept, name), path(name));
  const { db, close } = openWorkspace(path(name), Date.UTC(2026, 0, 1));
  try {
    look(db);
  } finally {
    close();
  }
}

describe('a workspace of the first schema', () => {
  it('is brought up to date: its series are bars of UTC, imported once from the file they name', () => {
    withKept('v1.longshort', (db) => {
      const [series] = listSeries(db);
      expect(series).toMatchObject({
        name: 'Walk',
        kind: 'bars',
        levels: 0,
        timeZone: 'UTC',
        revision: 1,
        calendar: null,
      });
      expect(listImports(db, 1)).toEqual([
        { source: 'walk.csv', added: 300, replaced: 0, importedAt: series?.createdAt },
      ]);
      expect(importOptionsOf(db, 1)).toBeNull();
      expect(readSeries(db, 1)).toEqual({ kind: 'bars', bars: walkBars(300) });
      expect(readKeptBars(db, 1)).toBeNull();
    });
  });
});

describe('a workspace of the second schema', () => {
  it('holds series of every kind, to the bit, with what was recorded of them', () => {
    withKept('v2.longshort', (db) => {
      const series = new Map(listSeries(db).map((each) => [each.name, each]));
      expect([...series.values()].map(({ name, kind, levels }) => [name, kind, levels])).toEqual([
        ['Adjusted', 'bars', 0],
        ['Book', 'depth', 2],
        ['Index', 'scalar', 0],
        ['Walk', 'bars', 0],
      ]);
      const walk = series.get('Walk')!;
      expect(walk).toMatchObject({ timeZone: 'America/New_York', calendar: 'XNYS', revision: 4 });
      expect(readSeries(db, walk.id)).toEqual({ kind: 'bars', bars: walkBars(300) });
      const index = readSeries(db, series.get('Index')!.id);
      expect(index).toMatchObject({ kind: 'scalar', value: walkBars(300).close.slice(0, 40) });
      const book = readSeries(db, series.get('Book')!.id);
      expect(book.kind === 'depth' && book.levels[1]?.bidPrice[3]).toBe(98.3);
      expect(readActions(db, walk.id)).toMatchObject({
        isSplitAdjusted: true,
        actions: [{ value: 2 }, { value: 0.5 }],
      });
      expect(listRemedies(db, walk.id)).toMatchObject([{ remedy: { kind: 'drop' }, reason: 'A bad tick.' }]);
      expect(importOptionsOf(db, walk.id)).toMatchObject({ kind: 'bars', timeZone: 'America/New_York' });
      expect(listImports(db, walk.id)).toHaveLength(1);
    });
  });

  it('holds what is the user’s own, and the bars of its runs', () => {
    withKept('v2.longshort', (db) => {
      expect(listProfiles(db)).toMatchObject([
        { name: 'Own', header: ['Tag', 'Wert'], options: { kind: 'scalar' } },
      ]);
      expect(listRecipes(db)).toMatchObject([{ name: 'Two' }]);
      const { adjustedClose: _, ...bars } = walkBars(50);
      expect(readKeptBars(db, 2)).toEqual(bars);
      expect(readKeptBars(db, 1)).toBeNull();
    });
  });

  it('has runs of one model, whose specs say so', () => {
    withKept('v2.longshort', (db) => {
      expect(getRun(db, 1).spec).toMatchObject({ seeds: 1, baselines: [], split: { kind: 'chronological' } });
      expect(listCurves(db, 1)).toMatchObject([{ model: 0, epoch: 1, validationLoss: 0.69 }]);
      expect([...readCheckpoints(db, 1)]).toEqual([[0, Buffer.from([1, 2, 3])]]);
      expect(listModels(db, 1)).toEqual([]);
      expect(getExperiment(db, 1).spec.seeds).toBe(1);
    });
  });
});

describe('a workspace of the third schema', () => {
  it('holds what there is of each model of a run', () => {
    withKept('v3.longshort', (db) => {
      expect(getRun(db, 1)).toMatchObject({ seeds: 5, folds: null, epochs: 1 });
      expect([...readCheckpoints(db, 1).keys()]).toEqual([1]);
      expect(listCurves(db, 2).map(({ model, epoch }) => [model, epoch])).toEqual([
        [3, 1],
        [3, 2],
      ]);
      const model = readModels(db, 2).get(3);
      expect(model?.record).toMatchObject({ fold: 1, seed: 2, bestEpoch: 1 });
      expect(model?.outputs.test).toEqual(Float32Array.of(1, -1));
      expect(readModelWeights(db, 2, 3)).toEqual(Buffer.from([4, 5]));
      expect(() => readModelWeights(db, 2, 0)).toThrow(/keeps no weights of its model 1/);
      expect(readJsonArtifact(db, 2, 'baselines')).toEqual([]);
    });
  });

  it('holds trials and locked periods, which nothing takes away', () => {
    withKept('v3.longshort', (db) => {
      expect(listTrials(db)).toMatchObject([{ kind: 'run', runId: 2, series: ['Walk'], counts: true }]);
      expect(listVaults(db)).toMatchObject([{ series: 'Walk', note: 'For later.', openedAt: null }]);
      expect(() => db.prepare('DELETE FROM trial').run()).toThrow('Trials are kept for ever.');
    });
  });
});

describe('a workspace of the fourth schema', () => {
  it('holds a sweep with its trials, the one under way too, and the run that was made of one', () => {
    withKept('v4.longshort', (db) => {
      const row = getSweep(db, 1);
      expect(toSweepDetail(row, null)).toMatchObject({
        name: 'Kept sweep',
        state: 'paused',
        trials: 10,
        counts: { running: 0, done: 1, pruned: 1, failed: 1 },
        best: { number: 0, values: [0.68] },
        front: [0],
        dataHash: 'hash of the data',
        spec: { sweep: { space: [{ path: 'model.hidden', low: 4, high: 64 }] } },
      });
      expect([...sweepSeries(db, 1)]).toEqual([['Walk', 1]]);
      const trials = readTrials(db, 1, 0, 10);
      expect(trials.map(({ record }) => record?.state ?? null)).toEqual(['done', 'pruned', 'failed', null]);
      expect(trials[3]?.proposal).toEqual({ 'model.hidden': 32 });
      expect(getRun(db, 3)).toMatchObject({ name: 'Kept sweep #0', trial: { sweepId: 1, number: 0 } });
      eachReturns(db, 1, (number, { value }) => expect([number, ...value]).toEqual([0, 0.01, -0.01]));
    });
  });

  it('holds a piece of an edit that was cut off, which is finished', () => {
    withKept('v4.longshort', (db) => {
      const pinned = db.prepare('SELECT id FROM run WHERE pinned = 1').pluck();
      expect(pinned.all()).toEqual([]);
      finishEdits(db);
      expect(pinned.all()).toEqual([1]);
    });
  });

  it('holds views of the runs, and runs whose specs lie apart', () => {
    withKept('v4.longshort', (db) => {
      expect(listViews(db)).toMatchObject([{ name: 'Best', query: 'model.hidden >= 8', groupBy: ['*'] }]);
      expect(getRun(db, 1).spec.features).toMatchObject([{ kind: 'rsi', period: 14 }]);
    });
  });
});
