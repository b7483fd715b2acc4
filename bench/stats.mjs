import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setup } from '../scripts/lib/setup.mjs';
import { loadBundled } from './lib/bundle.mjs';
import { fromWhereCalled } from './lib/called-from.mjs';
import { machine } from './lib/machine.mjs';
import { measureForest } from './lib/stats/forest.mjs';
import { measureOverfitting } from './lib/stats/overfitting.mjs';

/**
 * How fast the heavier statistics are: a random forest beside scikit-learn on one core (`LONGSHORT_SKLEARN_PYTHON`) in the same run, and the
 * probability of backtest overfitting. The ratio is theirs to ours, above 1 where Longshort is faster; null where there is nobody to be
 * measured beside. Prints JSON.
 *
 *   --only forest,pbo   these parts alone
 *   --rounds N          fewer of them
 *   --json              the report as JSON, as it is anyway
 *   --out FILE          the JSON into a file too
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'forest,pbo' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const parts = options.only.split(',');

await setup({ electron: false });
const product = await loadBundled('bench/lib/stats/entry.ts');
const forest = parts.includes('forest')
  ? await measureForest(product, { rows: 5000, width: 20, trees: 200, rounds })
  : null;
const pbo = parts.includes('pbo')
  ? measureOverfitting(product, { runs: 100, bars: 5000, blocks: 16, rounds: Math.min(rounds, 3) })
  : null;
const report = {
  forestVsSklearn: forest?.ratio ?? null,
  pboSeconds: pbo?.seconds ?? null,
  wanted: { forestVsSklearn: 0.5, pboSeconds: 10 },
  machine: machine(),
  details: { forest, pbo },
};
const text = `${JSON.stringify(report, null, 2)}\n`;
process.stdout.write(text);
if (options.out) writeFileSync(fromWhereCalled(options.out), text);
