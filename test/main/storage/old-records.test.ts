import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { parseSpec } from '@core/spec/parse-spec';
import { getExperiment, listExperiments } from '@main/storage/experiments';
import { getRun, summariseRuns } from '@main/storage/runs';
import { openWorkspace } from '@main/storage/workspace';
import { runDetail, runMetrics } from '@shared/runs';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';

const kept = join(import.meta.dirname, '../../fixtures/workspaces/v1.longshort');

function openKept() {
  const { path } = tempFolder();
  cpSync(kept, path('v1.longshort'));
  return openWorkspace(path('v1.longshort'), Date.UTC(2026, 0, 1));
}

describe('what a Longshort stored that knew one label and one loss', () => {
  it('is an experiment with the defaults of today', () => {
    const { db, close } = openKept();
    const stored = JSON.parse(String(db.prepare('SELECT spec FROM experiment').pluck().get()));
    expect(stored.training).not.toHaveProperty('loss');
    const { spec } = getExperiment(db, 1);
    expect(listExperiments(db)[0]?.spec).toEqual(spec);
    expect(spec).toMatchObject(stored);
    expect(spec).toMatchObject({
      version: 1,
      label: { kind: 'direction', band: 20 },
      model: { recurrentDropout: 0, pooling: 'last' },
      training: { loss: 'auto', optimizer: 'adam', weightDecay: 0, schedule: 'constant', labelSmoothing: 0 },
    });
    expect(parseSpec(spec)).toEqual(spec);
    close();
  });

  it('is a run that opens, its figures without those of other labels', () => {
    const { db, close } = openKept();
    expect(runDetail.parse(getRun(db, 1)).spec.training.loss).toBe('auto');
    const figures = {
      accuracy: 0.5,
      precision: null,
      recall: 0,
      f1: 0,
      logLoss: 0.69,
      confusion: { tp: 0, fp: 0, tn: 1, fn: 1 },
    };
    const trading = {
      sharpe: null,
      maxDrawdown: 0,
      winRate: null,
      cagr: 0,
      totalReturn: 0,
      grossTotalReturn: 0,
      volatility: 0,
      exposure: 0,
      turnover: 0,
      trades: 0,
      costs: 0,
    };
    const split = {
      ...figures,
      rows: 2,
      firstTime: 0,
      lastTime: 1,
      upShare: 0.5,
      alwaysUp: figures,
      trading,
      buyAndHold: trading,
    };
    db.prepare('UPDATE run_body SET metrics = ?').run(
      JSON.stringify({ train: split, validation: split, test: split }),
    );
    const { metrics } = getRun(db, 1);
    const unknown = { balancedAccuracy: null, mcc: null, rocAuc: null, prAuc: null, brier: null };
    expect(metrics?.test).toEqual({
      ...split,
      ...unknown,
      alwaysUp: { ...figures, ...unknown },
      forecast: null,
      movement: null,
      information: null,
      overSeeds: {},
      intervals: {},
    });
    expect(summariseRuns(db, [1])[0]?.metrics).toEqual(metrics);
    expect(runMetrics.parse(metrics)).toEqual(metrics);
    close();
  });
});
