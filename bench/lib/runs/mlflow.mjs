import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython, leftOut, openLineProcess } from '../line-process.mjs';
import { median } from './page.mjs';

const peer = { check: 'import mlflow', variable: 'LONGSHORT_MLFLOW_PYTHON' };

/**
 * The same runs in MLflow's SQLite store, found by `mlflow.search_runs`: the first hundred of a filter and of an order.
 *
 * @param {readonly object[]} runs as `plainRuns` gives them
 */
export async function measureMlflow(runs, { curve, rounds }) {
  const python = findPython(peer);
  if (!python) return { reason: leftOut('MLflow', peer.variable) };
  const { label, ask, close } = await openLineProcess('MLflow', python, 'mlflow_runs.py');
  const folder = mkdtempSync(join(tmpdir(), 'longshort-mlflow-'));
  try {
    const file = join(folder, 'runs.json');
    writeFileSync(file, JSON.stringify(runs));
    await ask({ ask: 'open', file: join(folder, 'mlflow.db'), runs: file, curve });
    const taken = [];
    for (let round = 0; round < rounds; round++) taken.push(await ask({ ask: 'take', all: round === 0 }));
    return {
      reason: null,
      label,
      filterMs: 1000 * median(taken.map(({ filter }) => filter.seconds)),
      sortMs: 1000 * median(taken.map(({ sort }) => sort.seconds)),
      allMs: 1000 * taken[0].all.seconds,
      found: taken[0].filter.found,
    };
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
