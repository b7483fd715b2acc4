import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureAppBuild } from '../scripts/lib/build.mjs';
import { setup } from '../scripts/lib/setup.mjs';
import { bundleServices } from './lib/bundle.mjs';
import { fromWhereCalled } from './lib/called-from.mjs';
import { machine } from './lib/machine.mjs';
import { measureInApp } from './lib/runs/in-app.mjs';
import { measureMlflow } from './lib/runs/mlflow.mjs';

/**
 * The table of ten thousand runs with 200 epochs each in the real application, beside the same runs in MLflow (`LONGSHORT_MLFLOW_PYTHON`) in
 * the same run. `openMs` is from the click on "Runs" in an app just started to the painted rows; `filterMs`, `sortMs` and `groupMs` from
 * what the user does to the painted rows, of typing without the pause in which further letters are waited for; `compareMs` opens the
 * comparison of twenty runs, whose paired tests come after it; `mainBlockedMs` is the longest that the main process let anyone wait meanwhile. Answers of the calls alone,
 * and an edit of all runs, are among the details. Prints JSON.
 *
 *   --runs N, --samples N   fewer of them
 *   --workspace FILE        made there where it is not there yet, and kept
 *   --without-peer          MLflow is left out
 *   --json                  the report as JSON, as it is anyway
 *   --out FILE              the JSON into a file too
 */
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    samples: { type: 'string', default: '5' },
    workspace: { type: 'string' },
    'without-peer': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const runs = Number(options.runs);
const [curve, compared] = [200, 20];

await setup({ electron: true });
await ensureAppBuild();
const product = await import(pathToFileURL(await bundleServices('bench/lib/runs/workspace-entry.ts')).href);
const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-runs-'));
try {
  const workspace = options.workspace ? fromWhereCalled(options.workspace) : join(folder, 'runs.longshort');
  if (!existsSync(workspace)) product.makeManyRuns(workspace, { runs, curve, results: compared });
  const app = await measureInApp({ workspace, samples: Number(options.samples), compared });
  const mlflow = options['without-peer']
    ? { reason: 'MLflow was left out as asked.' }
    : await measureMlflow(product.plainRuns(runs), { curve, rounds: 3 });
  const { openMs, filterMs, sortMs, groupMs, compareMs, filterAnswerMs, sortAnswerMs } = app.medians;
  const report = {
    openMs,
    filterMs,
    sortMs,
    groupMs,
    compareMs,
    mainBlockedMs: app.mainBlockedMs,
    filterVsMlflow: mlflow.reason === null ? mlflow.filterMs / filterAnswerMs : null,
    sortVsMlflow: mlflow.reason === null ? mlflow.sortMs / sortAnswerMs : null,
    wanted: { openMs: 500, filterMs: 100, sortMs: 100, groupMs: 100, compareMs: 1000, mainBlockedMs: 50 },
    machine: machine(),
    details: { runs, curve, compared, app, mlflow },
  };
  const text = `${JSON.stringify(report, null, 2)}\n`;
  process.stdout.write(text);
  if (options.out) writeFileSync(fromWhereCalled(options.out), text);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
