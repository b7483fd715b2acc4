/** How the table is judged: against PyTorch's best, or by the share of the peak where the peer is near it too. */
export const wanted = { geomeanVsPeer: 3, minVsPeer: 1.5, orPeakShare: 0.75, minPeakShare: 0.6 };

/**
 * The figures that the table is judged by; null where there is nothing to take them from. The share of the peak is that of shapes
 * which fill the machine: 64 units and 64 rows, or more. `below`: the shapes that miss what is wanted of each.
 */
export function summaryOf(rows) {
  const large = rows.filter(fillsMachine);
  const keras = rows.flatMap(({ peers }) => peers.filter(({ name }) => name === 'keras'));
  return {
    geomeanVsPeer: geomean(known(rows, 'vsPeer')),
    minVsPeer: least(known(rows, 'vsPeer')),
    minPeakShare: least(known(large, 'peakShare')),
    geomeanVsPeerOneThread: geomean(known(rows, 'vsPeerOneThread')),
    minVsPeerOneThread: least(known(rows, 'vsPeerOneThread')),
    geomeanVsPeerAllThreads: geomean(known(rows, 'vsPeerAllThreads')),
    minVsPeerAllThreads: least(known(rows, 'vsPeerAllThreads')),
    geomeanVsKeras: geomean(known(keras, 'vs')),
    minVsKeras: least(known(keras, 'vs')),
    maxLossDifference: most(rows.flatMap(({ peers }) => known(peers, 'lossDifference'))),
    shapes: rows.length,
    wanted,
    below: rows.filter((row) => !isEnough(row)).map(briefOf),
  };
}

/** Whether a shape is as fast as wanted of each. Without a peer only the share of the peak is looked at. */
export function isEnough(row) {
  if (fillsMachine(row) && row.peakShare < wanted.minPeakShare) return false;
  return row.vsPeer === null || row.vsPeer >= wanted.minVsPeer || row.peakShare >= wanted.orPeakShare;
}

function fillsMachine({ hidden, batch }) {
  return hidden >= 64 && batch >= 64;
}

function briefOf({ hidden, lookback, features, batch, layers, vsPeer, peakShare }) {
  return { hidden, lookback, features, batch, layers, vsPeer, peakShare };
}

function known(rows, figure) {
  return rows.map((row) => row[figure]).filter((value) => value !== null);
}

function geomean(values) {
  const sum = values.reduce((total, value) => total + Math.log(value), 0);
  return values.length > 0 ? Math.exp(sum / values.length) : null;
}

const least = (values) => (values.length > 0 ? Math.min(...values) : null);
const most = (values) => (values.length > 0 ? Math.max(...values) : null);
