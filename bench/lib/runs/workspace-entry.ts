import { createRandom, type Random } from '@core/random';
import { flattenMetrics, flattenSpec } from '@core/run-table/flatten';
import type { Db } from '@main/storage/open';
import { inTransaction } from '@main/storage/open';
import { runEditor } from '@main/storage/run-edits';
import { saveEpochs } from '@main/storage/run-records';
import { completeRun, describeRun, insertRun, startRun, updateRun } from '@main/storage/runs';
import { insertTrial } from '@main/storage/trials';
import { createWorkspace } from '@main/storage/workspace';
import type { EpochRow } from '@shared/runs';
import { addResults } from './made-results';
import { madeMetrics, madeSpec } from './made-runs';

/** What a workspace of many runs is made of. */
export interface ManyRuns {
  readonly runs: number;
  /** Epochs of each. */
  readonly curve: number;
  /** Of the newest so many, what they said and earned bar by bar, to be compared. */
  readonly results: number;
}

const perTransaction = 200;
const start = Date.UTC(2026, 0, 1);
const minute = 60_000;

/** Makes a workspace of finished runs, stored as the product stores them: specs, figures, curves, and their lines in the ledger. */
export function makeManyRuns(path: string, { runs, curve, results }: ManyRuns): void {
  const workspace = createWorkspace(path, start);
  const { db } = workspace;
  try {
    // What would have to be on the disk at once is of no matter to a file that is made anew for every bench.
    db.pragma('synchronous = OFF');
    const seriesId = addSeries(db);
    for (let from = 0; from < runs; from += perTransaction)
      inTransaction(db, () => {
        for (let n = from; n < Math.min(from + perTransaction, runs); n++) {
          const id = addRun(db, seriesId, n, curve);
          if (n >= runs - results) addResults(db, id, madeSpec(n));
        }
      });
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    workspace.close();
  }
}

/** Without bars: nothing here is trained. */
function addSeries(db: Db): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO series (name, source, bars, first_time, last_time, interval_ms, has_adjusted_close, data_hash, warnings, created_at)
       VALUES ('EURUSD', 'made', 1, 0, 0, 86400000, 0, 'made', '[]', ?)`,
    )
    .run(start);
  return Number(lastInsertRowid);
}

function addRun(db: Db, seriesId: number, n: number, curve: number): number {
  const spec = madeSpec(n);
  const at = start + n * minute;
  const name = `${spec.name} #${n + 1}`;
  const { id } = insertRun(db, { experimentId: null, seriesId, name, spec, appVersion: 'bench' }, at);
  startRun(db, id, at);
  describeRun(db, id, {
    dataHash: `data of ${spec.data.series}`,
    featureHash: 'bench',
    device: 'native',
    deviceDetail: 'made',
    parameterCount: 4 * spec.model.hidden * (spec.model.hidden + spec.features.length + 1),
    folds: 1,
    warnings: [],
  });
  const random = createRandom(7, 'curve', n);
  saveEpochs(db, id, 0, madeCurve(random, curve));
  const metrics = madeMetrics(n, spec.seeds);
  const end = { bestEpoch: 1 + random.int(curve), weightsHash: `weights ${n}`, metrics };
  completeRun(db, id, end, 20 + 100 * random.next(), at + minute);
  if (n % 10 === 0) updateRun(db, id, { note: `Looked at on day ${n % 30}: worth another look.` });
  const tags = ['fx', 'night', 'keep', 'odd'].filter(() => random.next() < 0.2);
  if (tags.length > 0) runEditor(db)([{ ids: [id], addTags: tags }], at);
  const { firstTime, lastTime, trading } = metrics.test;
  insertTrial(db, {
    madeAt: at + minute,
    kind: 'run',
    runId: id,
    title: name,
    series: [spec.data.series],
    dataHash: `data of ${spec.data.series}`,
    firstTime,
    lastTime,
    sharpe: trading.sharpe === null ? null : trading.sharpe / Math.sqrt(252),
    barsPerYear: 252,
    counts: true,
    returns: null,
  });
  return id;
}

function madeCurve(random: Random, epochs: number): EpochRow[] {
  return Array.from({ length: epochs }, (_, k) => ({
    epoch: k + 1,
    trainLoss: 0.69 - 0.05 * (1 - Math.exp(-k / 50)) + 0.002 * random.normal(),
    validationLoss: 0.69 - 0.02 * (1 - Math.exp(-k / 30)) + 0.004 * random.normal(),
    trainAccuracy: 0.52 + 0.01 * random.normal(),
    validationAccuracy: 0.51 + 0.01 * random.normal(),
    seconds: 0.3,
  }));
}

/** The same runs as plain parameters, figures and tags, for a peer. */
export function plainRuns(runs: number) {
  return Array.from({ length: runs }, (_, n) => {
    const spec = madeSpec(n);
    const { test, validation } = madeMetrics(n, spec.seeds);
    const params = flattenSpec(spec).flatMap(({ key, value }) =>
      value === null ? [] : [[key, value] as const],
    );
    const figures = flattenMetrics({ test, validation }).flatMap(({ key, value }) =>
      typeof value === 'number' && !Number.isNaN(value) ? [[key, value] as const] : [],
    );
    return {
      name: `${spec.name} #${n + 1}`,
      params: Object.fromEntries(params),
      metrics: Object.fromEntries(figures),
      tags: n % 5 === 0 ? { fx: 'yes' } : {},
    };
  });
}
