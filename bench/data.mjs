import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setup } from '../scripts/lib/setup.mjs';
import { fromWhereCalled } from './lib/called-from.mjs';
import { measureFeatures } from './lib/data/features.mjs';
import { measureImports } from './lib/data/imports.mjs';
import { markdownOf } from './lib/data/table.mjs';
import { machine } from './lib/machine.mjs';

/**
 * How fast a million bars come in, become features and are drawn: beside pandas (`LONGSHORT_PANDAS_PYTHON`) and TA-Lib
 * (`LONGSHORT_TALIB_PYTHON`) in the same run. Ratios are theirs to ours, above 1 where Longshort is faster; null where there is nobody to
 * be measured beside. Features are computed as the product does, on all cores, and TA-Lib as Python calls it, on one thread; what one
 * thread of ours takes is among the details. Prints JSON.
 *
 *   --only import,features,chart   these parts alone
 *   --bars N, --rounds N           fewer of them
 *   --json | --table               the report as JSON, as it is anyway, or as tables in Markdown
 *   --out FILE                     the JSON into a file too
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'import,features,chart' },
    bars: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const bars = Number(options.bars);
const rounds = Number(options.rounds);
const parts = options.only.split(',');

await setup({ electron: false });
const imports = parts.includes('import')
  ? await measureImports({ bars, files: 500, barsPerFile: 5000, rounds })
  : null;
const features = parts.includes('features') ? await measureFeatures({ bars, rounds }) : null;
const chart = parts.includes('chart') ? await measureChart() : null;
const perBar = ({ bytes, bars: stored }) => bytes / stored;
const report = {
  importVsPandas: imports?.file.ratio ?? null,
  featuresVsTalib: features?.ratioOfTotals ?? null,
  bytesPerBar: imports && Math.max(perBar(imports.file), perBar(imports.adjusted)),
  chartFirstPaintMs: chart?.chartFirstPaintMs ?? null,
  wanted: {
    importVsPandas: 1,
    featuresVsTalib: 1,
    bytesPerBar: 64,
    chartFirstPaintMs: 300,
    peakMegabytes: 1536,
  },
  machine: machine(),
  details: { imports, features, chart },
};
const text = `${JSON.stringify(report, null, 2)}\n`;
process.stdout.write(options.table ? markdownOf(report) : text);
if (options.out) writeFileSync(fromWhereCalled(options.out), text);

/** In the real application; null where there is no Electron. */
async function measureChart() {
  try {
    await setup({ electron: true });
  } catch (error) {
    process.stderr.write(`The chart is left out, since there is no Electron here: ${error}\n`);
    return null;
  }
  const { chartFirstPaint } = await import('./lib/chart-first-paint.mjs');
  return chartFirstPaint({ bars });
}
