import { readFileSync } from 'node:fs';
import { previewFile } from '@main/importing/read-table';
import { expect, it } from 'vitest';
import { walk, writeCsv } from '../../bench/lib/data/bars.mjs';
import { features } from '../../bench/lib/data/feature-list.mjs';
import { markdownOf } from '../../bench/lib/data/table.mjs';
import { resolveFeature } from '../../src/core/features/registry';
import { tempFolder } from '../main/temp-folder';

it('writes bars that are read as they are, minute by minute', async () => {
  const file = tempFolder().path('walk.csv');
  await writeCsv(file, walk(500), { hasAdjustedClose: true });
  const { report, options } = await previewFile(file);
  expect(report).toMatchObject({ rows: 500, bars: 500, intervalMs: 60_000, findings: [] });
  expect(options.columns).toEqual(['time', 'open', 'high', 'low', 'close', 'volume', 'adjustedClose']);
});

it('measures forty features, each of which the peer has a function for', () => {
  const peer = readFileSync('bench/peers/talib_features.py', 'utf8');
  expect(features).toHaveLength(40);
  for (const feature of features) {
    expect(resolveFeature(feature)).toMatchObject({ ok: true });
    const isAverage = /^(sma|ema|wma|hma|dema|tema)Distance$/.test(feature.kind);
    if (!isAverage) expect(peer).toContain(`"${feature.kind}":`);
  }
});

it('says n/a of what nobody was there to be measured beside', () => {
  const file = { bars: 1000, seconds: 2, ratio: null, peer: null, peakMegabytes: null, longestPauseMs: 12 };
  const text = markdownOf({
    importVsPandas: null,
    featuresVsTalib: null,
    bytesPerBar: 56.2,
    chartFirstPaintMs: null,
    machine: { processor: 'X', cores: 2, node: 'v24' },
    details: { imports: { file, folder: { ...file, files: 10 } }, features: null },
  });
  expect(text).toContain('| a CSV of 1,000 bars, checked and stored | 2.00 s | n/a | n/a |');
  expect(text).toContain('first paint of the chart: n/a ms');
});

it('says on how many threads features were computed, and what one takes', () => {
  const text = markdownOf({
    importVsPandas: null,
    featuresVsTalib: 1.5,
    bytesPerBar: null,
    chartFirstPaintMs: null,
    machine: { processor: 'X', cores: 4, node: 'v24' },
    details: {
      imports: null,
      features: {
        bars: 1000,
        threads: 4,
        ms: 200,
        peer: 'TA-Lib 1, one thread',
        peerMs: 300,
        ratioOfTotals: 1.5,
        oneThread: { ms: 600, ratioOfTotals: 0.5, geomean: 0.6 },
        features: [{ name: 'RSI 14', ms: 600, peerMs: 300, ratio: 0.5, difference: 0 }],
      },
    },
  });
  expect(text).toContain(
    '| 1 features of 1,000 bars, 4 threads | 0.20 s | TA-Lib 1, one thread 0.30 s | 1.50x |',
  );
  expect(text).toContain('| the same, one thread | 0.60 s | TA-Lib 1, one thread 0.30 s | 0.50x |');
  expect(text).toContain('Geometric mean of the ratios: 0.60x');
});
