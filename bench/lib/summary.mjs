/**
 * The figures that the table is judged by; null where there was no peer. The share of the peak is that of shapes which fill the
 * machine: 64 units and 64 rows, or more.
 */
export function summaryOf(rows) {
  const ratios = rows.map(({ vsPeer }) => vsPeer).filter((ratio) => ratio !== null);
  const large = rows.filter(({ hidden, batch }) => hidden >= 64 && batch >= 64);
  return {
    geomeanVsPeer: ratios.length === 0 ? null : Math.exp(mean(ratios.map(Math.log))),
    minVsPeer: ratios.length === 0 ? null : Math.min(...ratios),
    minPeakShare: Math.min(...large.map(({ peakShare }) => peakShare)),
    maxLossDifference:
      ratios.length === 0 ? null : Math.max(...rows.map(({ lossDifference }) => lossDifference)),
  };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
