import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setup } from '../scripts/lib/setup.mjs';
import { loadBundled } from './lib/bundle.mjs';
import { fromWhereCalled } from './lib/called-from.mjs';
import { machine } from './lib/machine.mjs';
import { measureAsks } from './lib/samplers/ask-times.mjs';
import { compareSamplers } from './lib/samplers/compare.mjs';
import { openOptuna } from './lib/samplers/peer.mjs';

/**
 * How good the samplers are: the best value after 100 trials over 30 seeds, on functions with known minima and on a search as one for a model looks,
 * beside Optuna's in the same run (`LONGSHORT_OPTUNA_PYTHON`). And how long they take to say the next trial after 100,000. Prints JSON.
 *
 *   --seeds N --trials N    fewer of them
 *   --only quality,asks     these parts alone
 *   --out FILE              the JSON into a file too
 */
const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '30' },
    trials: { type: 'string', default: '100' },
    only: { type: 'string', default: 'quality,asks' },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const [seeds, trials] = [Number(options.seeds), Number(options.trials)];
const parts = options.only.split(',');

await setup({ electron: false });
const { samplerOf, samplers } = await loadBundled('bench/lib/samplers/entry.ts');
const optuna = parts.includes('quality') ? await openOptuna() : null;
const quality = parts.includes('quality')
  ? await compareSamplers(samplerOf, optuna, { seeds, trials, lags: [4, 8] })
  : null;
optuna?.close();
const asks = parts.includes('asks') ? measureAsks(samplers, { trials: 100_000, asks: 20 }) : null;
const isNoWorse = (key) => {
  const verdicts = Object.values(quality?.sequential[key] ?? {}).map(({ noWorse }) => noWorse);
  return verdicts.length === 0 || verdicts.includes(null) ? null : verdicts.every(Boolean);
};
const report = {
  tpeNoWorse: isNoWorse('tpe'),
  cmaesNoWorse: isNoWorse('cmaes'),
  mostAskMs: asks && Math.max(...Object.values(asks).flatMap(({ firstMs, medianMs }) => [firstMs, medianMs])),
  wanted: { tpeNoWorse: true, cmaesNoWorse: true, mostAskMs: 50 },
  machine: machine(),
  details: { seeds, trials, peer: optuna?.label ?? null, ...quality, asks },
};
const text = `${JSON.stringify(report, null, 2)}\n`;
process.stdout.write(text);
if (options.out) writeFileSync(fromWhereCalled(options.out), text);
