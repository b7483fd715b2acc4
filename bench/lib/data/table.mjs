/** The report as tables in Markdown: the figures, then a line a feature. */
export function markdownOf({
  importVsPandas,
  featuresVsTalib,
  bytesPerBar,
  chartFirstPaintMs,
  machine,
  details,
}) {
  const { imports, features } = details;
  const lines = [
    `On ${machine.processor}, ${machine.cores} cores, ${machine.node}:`,
    '',
    '| what | Longshort | peer | ratio |',
    '|---|---|---|---|',
    ...(imports ? importLines(imports) : []),
    ...(features ? totalLines(features) : []),
    '',
    `- import against pandas: ${times(importVsPandas)}; features against TA-Lib: ${times(featuresVsTalib)}`,
    `- bytes a bar in the workspace: ${figure(bytesPerBar)}; first paint of the chart: ${figure(chartFirstPaintMs)} ms`,
    ...(imports
      ? [
          `- peak memory of an import: ${figure(imports.file.peakMegabytes)} MB; longest pause of main: ${figure(imports.file.longestPauseMs)} ms`,
        ]
      : []),
    ...(features ? ['', ...featureLines(features)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function importLines({ file, folder }) {
  const line = (name, { seconds, peer, ratio }) =>
    `| ${name} | ${seconds.toFixed(2)} s | ${peer ? `${peer.label} ${peer.seconds.toFixed(2)} s` : 'n/a'} | ${times(ratio)} |`;
  return [
    line(`a CSV of ${file.bars.toLocaleString('en-US')} bars, checked and stored`, file),
    line(`${folder.files} files of ${(folder.bars / folder.files).toLocaleString('en-US')} bars`, folder),
  ];
}

function totalLines({ features, bars, threads, ms, peer, peerMs, ratioOfTotals, oneThread }) {
  const theirs = peer ? `${peer} ${seconds(peerMs)}` : 'n/a';
  const what = `${features.length} features of ${bars.toLocaleString('en-US')} bars`;
  return [
    `| ${what}, ${threads === 1 ? 'one thread' : `${threads} threads`} | ${seconds(ms)} | ${theirs} | ${times(ratioOfTotals)} |`,
    `| the same, one thread | ${seconds(oneThread.ms)} | ${theirs} | ${times(oneThread.ratioOfTotals)} |`,
  ];
}

function featureLines({ features, oneThread }) {
  return [
    '| feature, one thread | ms | TA-Lib ms | ratio | values within |',
    '|---|---|---|---|---|',
    ...features.map(
      ({ name, ms, peerMs, ratio, difference }) =>
        `| ${name} | ${ms.toFixed(1)} | ${peerMs?.toFixed(1) ?? 'n/a'} | ${times(ratio)} | ${difference?.toExponential(0) ?? 'n/a'} |`,
    ),
    '',
    `Geometric mean of the ratios: ${times(oneThread.geomean)}`,
  ];
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const times = (ratio) => (ratio === null ? 'n/a' : `${ratio.toFixed(2)}x`);
const figure = (value) => (value === null ? 'n/a' : value.toFixed(0));
