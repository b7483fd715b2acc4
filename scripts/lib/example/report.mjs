import { writeFileSync } from 'node:fs';
import { predictionTable, seedsOf, toMarkdown, tradingTable } from './tables.mjs';

/** Writes report.md beside the pictures: what was run, what came out, what it looks like. */
export function writeReport(folder, { runs, info, pictures }) {
  const [first] = runs;
  const { test } = first.metrics;
  const costs = first.spec.costs;
  const text = `# ${first.spec.name}

Longshort ${info.version} on ${info.platform}, Electron ${info.electron}; trained on ${first.deviceDetail ?? first.device}.
Series ${first.seriesName}; test period ${day(test.firstTime)} to ${day(test.lastTime)}, ${test.rows} bars.
Every trading figure is after ${costs.commissionBp} bp commission and ${costs.slippageBp} bp slippage a side, except where it says gross.

## Predictions (${seedsOf(first.spec).toLowerCase()})

${toMarkdown(predictionTable(first))}

## Trading on the test period

${toMarkdown(tradingTable(runs))}
${first.warnings.map((warning) => `\n> ${warning}\n`).join('')}
## Where the numbers come from

| | Weights | Data | Feature code |
| :-- | :-- | :-- | :-- |
${runs.map((run) => `| ${seedsOf(run.spec)} | \`${run.weightsHash}\` | \`${run.dataHash}\` | \`${run.featureHash}\` |`).join('\n')}

## Screens

${pictures.map((name) => `![${name}](${name}.png)`).join('\n\n')}
`;
  writeFileSync(`${folder}/report.md`, text);
}

const day = (time) => new Date(time).toISOString().slice(0, 10);
