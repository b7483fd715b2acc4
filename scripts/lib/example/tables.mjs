const share = (value) => `${(value * 100).toFixed(1)} %`;
const plain = (value) => value.toFixed(2);
const fine = (value) => value.toFixed(4);
const whole = (value) => String(value);

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

/** Predictions per split, with always saying up on the test period beside them. @returns {Table} */
export function predictionTable({ train, validation, test }) {
  const columns = [train, validation, test, test.alwaysUp];
  return {
    head: ['', 'Train', 'Validation', 'Test', 'Test, always up'],
    rows: classification.map((metric) => row(metric, columns)),
  };
}

/** Trading on the test period after costs, each run beside buy and hold. @returns {Table} */
export function tradingTable(runs) {
  const columns = [...runs.map((run) => run.metrics.test.trading), runs[0].metrics.test.buyAndHold];
  return {
    head: ['', ...runs.map((run) => `Seed ${run.spec.seed}`), 'Buy and hold'],
    rows: trading.map((metric) => row(metric, columns)),
  };
}

/**
 * @typedef {{ head: string[], rows: string[][] }} Table
 * @typedef {[label: string, key: string, format: (value: number) => string]} Metric
 */

function row([label, key, format], columns) {
  return [label, ...columns.map((figures) => (figures[key] === null ? 'n/a' : format(figures[key])))];
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
