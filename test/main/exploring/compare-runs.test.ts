import { compareRuns } from '@main/exploring/compare-runs';
import { packResult } from '@main/services/run-result';
import { keepBars, packBars } from '@main/storage/kept-bars';
import type { Db } from '@main/storage/open';
import { saveArtifact } from '@main/storage/run-records';
import { completeRun, insertRun, startRun } from '@main/storage/runs';
import { createWorkspace } from '@main/storage/workspace';
import { expect, test } from 'vitest';
import { directionAlone } from '../../../bench/lib/runs/made-results';
import { madeMetrics, madeSpec } from '../../../bench/lib/runs/made-runs';
import { walkBars } from '../sample-bars';
import { insertSeries } from '../stored-series';
import { tempFolder } from '../temp-folder';

const spec = madeSpec(1);

function open() {
  const { db } = createWorkspace(tempFolder().path('runs.longshort'), 0);
  const series = { name: 'Walk', source: 'walk.csv', intervalMs: 86_400_000, dataHash: 'walk', warnings: [] };
  const { id: seriesId } = insertSeries(db, series, { kind: 'bars', bars: walkBars(50) }, 0);
  const add = (name: string): number =>
    insertRun(db, { experimentId: null, seriesId, name, spec, appVersion: '1' }, 0).id;
  return { db, add };
}

/** A run that was done on so many bars, all of which it was tested on, and held a position on every `step`-th. */
function finish(db: Db, id: number, bars: number, step: number): number {
  const kept = walkBars(bars);
  keepBars(db, id, `of ${bars}`, packBars(kept));
  const position = kept.close.map((_, t) => (t % step === 0 ? 1 : 0));
  const equity = kept.close.map((close, t) => 1 + (position[t]! * close) / 1000);
  const flat = kept.close.map(() => 1);
  const account = {
    position,
    equity,
    drawdown: kept.close.map(() => 0),
    buyAndHold: flat,
    gross: null,
    trades: [],
  };
  const result = {
    ...kept,
    ...directionAlone,
    ...account,
    split: 'test',
    probability: flat,
    label: flat,
  } as const;
  saveArtifact(db, id, 'result/test', packResult(result, kept));
  startRun(db, id, 1);
  completeRun(db, id, { bestEpoch: 1, weightsHash: `w${id}`, metrics: madeMetrics(1, spec.seeds) }, 1, 2);
  return id;
}

test('runs side by side are each on the bars that it was made from, and every two have in common what they have the other way round', () => {
  const { db, add } = open();
  const ids = [finish(db, add('a'), 40, 1), finish(db, add('b'), 30, 2), finish(db, add('c'), 40, 3)];
  const report = compareRuns(db, { ids, split: 'test', rollingBars: 10 });
  expect(report.runs.map(({ time }) => [...time])).toEqual(
    [40, 30, 40].map((bars) => [...walkBars(bars).time]),
  );
  const common = [
    [40, 30, 40],
    [30, 30, 30],
    [40, 30, 40],
  ];
  expect(report.commonBars).toEqual(common);
  for (const [row, figures] of report.positionOverlap.entries())
    for (const [column, share] of figures.entries()) {
      const other = compareRuns(db, { ids: [ids[column]!, ids[row]!], split: 'test', rollingBars: 10 });
      expect(share).toBe(other.positionOverlap[0]![1]);
      expect(report.correlation[row]![column]).toBe(other.correlation[0]![1]);
    }
  expect(report.positionOverlap[0]![1]).toBe(0.5);
});

test('a run that is not done is named', () => {
  const { db, add } = open();
  const ids = [finish(db, add('a'), 40, 1), add('Waiting')];
  expect(() => compareRuns(db, { ids, split: 'test', rollingBars: 10 })).toThrow('"Waiting" is queued');
});
