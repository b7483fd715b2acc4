import type { Classification, SplitMetrics, Trading } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import Database from 'better-sqlite3';

/** A run as it was written: what the table must come to. */
export interface MadeRun {
  readonly id: number;
  readonly name: string;
  readonly hidden: number;
  /** Null where it failed. */
  readonly sharpe: number | null;
  /** From seed to seed within the run. */
  readonly deviation: number;
}

/** Runs that differ in nothing but the seed. */
export const seedsOfEach = 5;
const start = Date.UTC(2026, 0, 1);
const minute = 60_000;

/** Puts runs of an experiment of the workspace, which no app has open, into it: finished ones, and some that failed. */
export function insertManyRuns(workspace: string, count: number): readonly MadeRun[] {
  const db = new Database(workspace);
  db.pragma('synchronous = OFF');
  const example = db.prepare('SELECT id, spec FROM experiment LIMIT 1').get() as { id: number; spec: string };
  const spec = JSON.parse(example.spec) as ExperimentSpec;
  const seriesId = db.prepare('SELECT id FROM series LIMIT 1').pluck().get();
  const insertRun = db.prepare(
    `INSERT INTO run (experiment_id, series_id, name, state, created_at, queued_at, started_at, ended_at, seconds, app_version, device, folds, best_epoch, problem)
     VALUES (?, ?, ?, ?, @at, @at, @at, @at + 5000, 5, 'test', 'native', 1, 3, ?)`,
  );
  const insertBody = db.prepare('INSERT INTO run_body (run_id, spec, metrics) VALUES (?, ?, ?)');
  const insertOne = (n: number): MadeRun => {
    const config = Math.floor(n / seedsOfEach);
    const hidden = 16 * (1 + (config % 8));
    const isFailed = n % 50 === 7;
    const name = `${['Momentum', 'Reversal', 'Carry'][config % 3]} #${n + 1}`;
    const problem = isFailed ? 'The loss became infinite.' : null;
    const at = { at: start + n * minute };
    const state = isFailed ? 'failed' : 'done';
    const id = Number(insertRun.run(example.id, seriesId, name, state, problem, at).lastInsertRowid);
    const [sharpe, deviation] = [round(Math.sin(n) + Math.sin(config)), round(0.1 + 0.05 * Math.cos(n))];
    const own = {
      ...spec,
      model: { ...spec.model, hidden },
      window: { ...spec.window, lookback: 5 + config },
      seed: 1 + (n % seedsOfEach),
    };
    const split = madeSplit(sharpe, deviation, spec.seeds);
    const metrics = isFailed ? null : JSON.stringify({ train: split, validation: split, test: split });
    insertBody.run(id, JSON.stringify(own), metrics);
    return { id, name, hidden, sharpe: isFailed ? null : sharpe, deviation };
  };
  const made = db.transaction(() => Array.from({ length: count }, (_, n) => insertOne(n)))();
  db.close();
  return made;
}

function madeSplit(sharpe: number, sd: number, seeds: number): SplitMetrics {
  const traded: Trading = {
    sharpe,
    maxDrawdown: 0.2 - 0.02 * sharpe,
    winRate: 0.5,
    cagr: 0.05 * sharpe,
    totalReturn: 0.12 * sharpe,
    grossTotalReturn: 0.12 * sharpe + 0.03,
    volatility: 0.12,
    exposure: 0.6,
    turnover: 40,
    trades: 90,
    costs: 0.03,
  };
  const judged: Classification = {
    accuracy: 0.52 + 0.01 * sharpe,
    precision: 0.53,
    recall: 0.6,
    f1: 0.56,
    logLoss: 0.69,
    confusion: { tp: 90, fp: 80, tn: 90, fn: 80 },
    balancedAccuracy: 0.51,
    mcc: 0.03,
    rocAuc: 0.52,
    prAuc: 0.54,
    brier: 0.249,
  };
  return {
    ...judged,
    rows: 340,
    firstTime: start,
    lastTime: start + 340 * 86_400_000,
    upShare: 0.53,
    alwaysUp: judged,
    forecast: null,
    movement: null,
    information: null,
    trading: traded,
    buyAndHold: traded,
    overSeeds: { 'trading.sharpe': { mean: sharpe, sd, low: sharpe - sd, high: sharpe + sd, count: seeds } },
    intervals: {},
  };
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
