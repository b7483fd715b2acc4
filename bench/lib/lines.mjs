/** A row of the report as a line for a terminal. */
export function lineOf({ hidden, lookback, features, batch, layers, ms, ms2Threads, gflops, peers }) {
  const shape = `H=${hidden} T=${lookback} F=${features} batch=${batch} layers=${layers}`.padEnd(42);
  const ours = `${ms.toFixed(3).padStart(9)} ms (2 threads ${ms2Threads.toFixed(3)})  ${gflops.toFixed(0)} GFLOP/s`;
  const theirs = peers.map(
    ({ name, how, ms: peerMs, vs, lossDifference }) =>
      `  ${name} ${how} ${peerMs.toFixed(2)} ms (${vs.toFixed(2)}x, losses within ${lossDifference.toExponential(0)})`,
  );
  return shape + ours + theirs.join('');
}

/** The report as tables in Markdown: the summary, then one line a width for windows of 20 bars of 8 features, batch 64. */
export function markdownOf(report) {
  const chosen = report.rows.filter((row) => row.lookback === 20 && row.features === 8 && row.batch === 64);
  const lines = [
    '| layers x units | ms a step | 2 threads | GFLOP/s | of the peak | PyTorch | how | Keras | against PyTorch |',
    '|---|---|---|---|---|---|---|---|---|',
    ...chosen.map(markdownLine),
    '',
    ...summaryLines(report),
  ];
  return `${lines.join('\n')}\n`;
}

function markdownLine({ layers, hidden, ms, ms2Threads, gflops, peakShare, vsPeer, peers }) {
  const [torch, keras] = ['torch', 'keras'].map((name) => peers.find((peer) => peer.name === name));
  const cells = [
    `${layers} x ${hidden}`,
    milliseconds(ms),
    milliseconds(ms2Threads),
    gflops.toFixed(0),
    percent(peakShare),
    torch ? milliseconds(torch.ms) : 'n/a',
    torch?.how ?? 'n/a',
    keras ? milliseconds(keras.ms) : 'n/a',
    times(vsPeer),
  ];
  return `| ${cells.join(' | ')} |`;
}

function summaryLines(report) {
  const { shapes, machine, peakGflops, below } = report;
  const pair = (name) => `${times(report[`geomean${name}`])} (least ${times(report[`min${name}`])})`;
  return [
    `Over ${shapes} shapes on ${machine.processor}, ${machine.cores} cores:`,
    '',
    `- one core against PyTorch's best of one and two threads: geometric mean ${pair('VsPeer')}`,
    `- one thread against one: ${pair('VsPeerOneThread')}; the best of both: ${pair('VsPeerAllThreads')}`,
    `- against Keras: ${pair('VsKeras')}`,
    `- least share of the peak of ${peakGflops.toFixed(0)} GFLOP/s from 64 units and batch 64 on: ${percent(report.minPeakShare)}`,
    `- largest difference of the first ten losses: ${report.maxLossDifference?.toExponential(0) ?? 'n/a'}`,
    `- shapes below what is wanted: ${below.length}`,
  ];
}

const times = (ratio) => (ratio === null ? 'n/a' : `${ratio.toFixed(1)}x`);
const percent = (share) => (share === null ? 'n/a' : `${(100 * share).toFixed(0)} %`);
const milliseconds = (ms) => ms.toPrecision(3);
