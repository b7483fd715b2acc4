const share = (value) => `${(value * 100).toFixed(1)} %`;
const plain = (value) => value.toFixed(2);
const fine = (value) => value.toFixed(4);
const whole = (value) => value.toFixed(0);

/** @type {Metric[]} */
const classification = [
  ['Accuracy', 'accuracy', share],
  ['Precision', 'precision', share],
  ['Recall', 'recall', share],
  ['F1', 'f1', share],
  ['Log loss', 'logLoss', fine],
];
/** @type {Metric[]} */
const trading = [
  ['Sharpe', 'sharpe', plain],
  ['Max. drawdown', 'maxDrawdown', share],
  ['CAGR', 'cagr', share],
  ['Total return', 'totalReturn', share],
  ['Total return, gross', 'grossTotalReturn', share],
  ['Exposure', 'exposure', share],
  ['Turnover a year', 'turnover', plain],
  ['Trades', 'trades', whole],
  ['Win rate', 'winRate', share],
];

/**
 * Predictions per split: of several seeds their mean and deviation, what they say together on the test period beside them, and always
 * saying up there.
 * @returns {Table}
 */
export function predictionTable({ metrics, seeds }) {
  const { train, validation, test } = metrics;
  const said = (split) => (seeds > 1 ? spread(split.overSeeds, '') : cell(split));
  const columns = [
    ['Train', said(train)],
    ['Validation', said(validation)],
    ['Test', said(test)],
    ...(seeds > 1 ? [['Test, ensemble', cell(test)]] : []),
    ['Test, always up', cell(test.alwaysUp)],
  ];
  return tableOf(classification, columns);
}

/** Trading on the test period after costs, each run beside buy and hold; of several seeds mean and deviation, and their ensemble. @returns {Table} */
export function tradingTable(runs) {
  const columns = runs.flatMap(({ metrics: { test }, seeds, spec }) =>
    seeds > 1
      ? [
          [seedsOf(spec), spread(test.overSeeds, 'trading.')],
          ['Ensemble', cell(test.trading)],
        ]
      : [[seedsOf(spec), cell(test.trading)]],
  );
  return tableOf(trading, [...columns, ['Buy and hold', cell(runs[0].metrics.test.buyAndHold)]]);
}

/** What the seeds of a run are called. */
export function seedsOf({ seed, seeds }) {
  return seeds === 1 ? `Seed ${seed}` : `Seeds ${seed}-${seed + seeds - 1}`;
}

/**
 * @typedef {{ head: string[], rows: string[][] }} Table
 * @typedef {[label: string, key: string, format: (value: number) => string]} Metric
 */

/** The text of a figure by its key. */
const cell = (figures) => (key, format) => (figures[key] === null ? 'n/a' : format(figures[key]));

/** The same of several seeds: mean and deviation over them. */
const spread = (overSeeds, prefix) => (key, format) => {
  const { mean, sd } = overSeeds[`${prefix}${key}`] ?? { mean: null, sd: null };
  return [mean, sd].flatMap((value) => (value === null ? [] : [format(value)])).join(' +- ') || 'n/a';
};

function tableOf(metrics, columns) {
  return {
    head: ['', ...columns.map(([title]) => title)],
    rows: metrics.map(([label, key, format]) => [label, ...columns.map(([, cell]) => cell(key, format))]),
  };
}

/** @param {Table} table */
export function toText({ head, rows }) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((line) => line[column].length)));
  const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]));
  return [head, widths.map((width) => '-'.repeat(width)), ...rows]
    .map((line) => line.map(pad).join('  '))
    .join('\n');
}

/** @param {Table} table */
export function toMarkdown({ head, rows }) {
  const rule = head.map((_, column) => (column === 0 ? ':--' : '--:'));
  return [head, rule, ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
