import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeOptunaStudy } from '@main/exchange/optuna-study';
import { openDatabase } from '@main/storage/open';
import { createWorkspace } from '@main/storage/workspace';
import { afterEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';
import { insertStudy } from './study';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

function workspaceWithStudy() {
  const { path } = tempFolder();
  const workspace = createWorkspace(path('w.longshort'), 0);
  opened.push(workspace);
  return { db: workspace.db, id: insertStudy(workspace.db, Date.UTC(2026, 0, 2)), path };
}

function exported() {
  const { db, id, path } = workspaceWithStudy();
  expect(writeOptunaStudy(db, id, path('study.db'))).toEqual({ trials: 5 });
  const study = openDatabase(path('study.db'), 'read');
  opened.push(study);
  return (sql: string) => study.prepare(sql).raw().all();
}

describe('a sweep as a study of Optuna', () => {
  it('names its objectives and which way each is better', () => {
    const ask = exported();
    expect(ask('SELECT direction FROM study_directions ORDER BY objective')).toEqual([
      ['MINIMIZE'],
      ['MAXIMIZE'],
    ]);
    expect(ask(`SELECT value_json FROM study_system_attributes WHERE "key" = 'study:metric_names'`)).toEqual([
      ['["loss","trading.sharpe"]'],
    ]);
  });

  it('has every trial in a state that Optuna knows, one without a value as failed', () => {
    expect(exported()('SELECT number, state FROM trials ORDER BY number')).toEqual([
      [0, 'COMPLETE'],
      [1, 'PRUNED'],
      [2, 'FAIL'],
      [3, 'FAIL'],
      [4, 'RUNNING'],
    ]);
  });

  it('gives numbers as they are, choices by their places, and leaves out what did not apply', () => {
    const ask = exported();
    const values = (trial: number) =>
      ask(`SELECT param_name, param_value FROM trial_params WHERE trial_id = ${trial} ORDER BY param_id`);
    expect(values(1)).toEqual([
      ['model.hidden', 16],
      ['model.dropout', 0.2],
      ['training.optimizer', 0],
      ['features.1', 1],
    ]);
    expect(values(2)).toContainEqual(['training.momentum', 0.75]);
    expect(
      ask(`SELECT DISTINCT distribution_json FROM trial_params WHERE param_name = 'model.hidden'`),
    ).toEqual([['{"name":"IntDistribution","attributes":{"log":true,"step":1,"low":4,"high":64}}']]);
  });

  it('has the losses by epoch', () => {
    expect(
      exported()(
        'SELECT step, intermediate_value FROM trial_intermediate_values WHERE trial_id = 1 ORDER BY step',
      ),
    ).toEqual([
      [1, 0.7],
      [2, 0.6],
    ]);
    // A pruned one: Optuna could not go on with a study of two objectives that has some.
    expect(exported()('SELECT count(*) FROM trial_intermediate_values WHERE trial_id = 2')).toEqual([[0]]);
  });

  it('takes the place of an older export, and leaves nothing beside it', () => {
    const { db, id, path } = workspaceWithStudy();
    writeFileSync(path('study.db'), 'old');
    writeOptunaStudy(db, id, path('study.db'));
    expect(readdirSync(dirname(path('study.db'))).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('leaves nothing where there is no such sweep', () => {
    const { db, path } = workspaceWithStudy();
    expect(() => writeOptunaStudy(db, 99, path('study.db'))).toThrow('Sweep 99 is not in this workspace');
    expect(existsSync(path('study.db'))).toBe(false);
  });
});
