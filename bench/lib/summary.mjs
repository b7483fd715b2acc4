/**
 * The figures that the table is judged by; null where there was no peer. The share of the peak is that of shapes which fill the
 * machine: 64 units and 64 rows, or more.
 */
export function summaryOf(rows) {
  const large = rows.filter(({ hidden, batch }) => hidden >= 64 && batch >= 64);
  const minPeakShare = Math.min(...large.map(({ peakShare }) => peakShare));
  const ratios = rows.map(({ vsPeer }) => vsPeer).filter((ratio) => ratio !== null);
  if (ratios.length === 0) return { geomeanVsPeer: null, minVsPeer: null, minPeakShare };
  const differences = rows.flatMap(({ peers }) => peers.map(({ lossDifference }) => lossDifference));
  return {
    geomeanVsPeer: Math.exp(mean(ratios.map(Math.log))),
    minVsPeer: Math.min(...ratios),
    minPeakShare,
    maxLossDifference: Math.max(...differences),
  };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
