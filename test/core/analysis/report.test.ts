import { featureDetails } from '@core/analysis/details';
import { analysisFrame } from '@core/analysis/frame';
import { featureReport } from '@core/analysis/report';
import type { StoredBars } from '@core/bars';
import { computeFeature } from '@core/features/registry';
import { outcomesOf } from '@core/labels/outcomes';
import type { ExperimentSpec, FeatureSpec } from '@shared/spec';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { sampleBars, withOtherFuture } from '../features/sample-bars';
import { prepareDataset } from '../on-bars';
import { onlyBars } from '../only-bars';

const features: readonly FeatureSpec[] = [
  { kind: 'rsi', period: 5 },
  { kind: 'return', period: 1 },
  { kind: 'volumeZscore', period: 10 },
  { kind: 'formula', formula: 'zscore(log(close / sma(close, 5)), 20)' },
];
const stored = (bars = sampleBars(900)): StoredBars => ({ ...bars, adjustedClose: null });
const frameOf = (spec: ExperimentSpec, bars = stored()) => analysisFrame(spec, onlyBars(bars));
const reportOf = async (spec: ExperimentSpec, bars = stored()) => featureReport(await frameOf(spec, bars));
const labels = [
  { kind: 'direction', horizon: 3 },
  { kind: 'movement', horizon: 2, band: 40 },
  { kind: 'return', horizon: 5 },
];

describe.each(labels)('on $kind over $horizon bars', (label) => {
  const spec = makeSpec({ features, label });

  it('takes the rows that the experiment is trained and judged on', async () => {
    const { bars, rows } = prepareDataset(spec, stored());
    const { splits } = await reportOf(spec);
    expect(splits.map(({ name }) => name)).toEqual(['train', 'validation', 'test']);
    for (const { name, rows: count, firstTime, lastTime } of splits) {
      expect(count).toBe(rows[name].length);
      expect([firstTime, lastTime]).toEqual([bars.time[rows[name][0]!], bars.time[rows[name].at(-1)!]]);
    }
  });

  it('lets nothing of validation and test move what features are chosen by', async () => {
    const frame = await frameOf(spec);
    // The first bar that no training row reads, be it for its label.
    const unseen = frame.rows!.train.at(-1)! + label.horizon + 1;
    const other = await reportOf(spec, stored(withOtherFuture(sampleBars(900), unseen, 7)));
    const report = await featureReport(frame);
    expect(other.pearson).toEqual(report.pearson);
    expect(other.spearman).toEqual(report.spearman);
    report.features.forEach((feature, f) => {
      const twin = other.features[f]!;
      if (!feature.ok || !twin.ok) throw new Error(`${feature.label} has no figures.`);
      const { validation, test, ...training } = feature.figures;
      const { validation: otherValidation, test: otherTest, ...otherTraining } = twin.figures;
      expect(otherTraining).toEqual(training);
      // The change was seen where it may be.
      expect(otherValidation).not.toEqual(validation);
      expect(otherTest).not.toEqual(test);
    });
  });
});

describe('a feature that says what comes', () => {
  const edge = [
    { kind: 'return', period: 1 },
    { kind: 'volumeZscore', period: 10 },
  ];

  it('is found by every figure of it, one that does not is not', async () => {
    const { features: found } = await reportOf(makeSpec({ features: edge }), stored(meanReverting(2000)));
    const [telling, silent] = found.map((feature) => (feature.ok ? feature.figures : null));
    expect(telling!.ic).toBeLessThan(-0.3);
    expect(telling!.rankIc).toBeLessThan(-0.3);
    expect(telling!.icT).toBeLessThan(-8);
    expect(telling!.mutualInformation).toBeGreaterThan(0.03);
    expect(Math.abs(silent!.ic!)).toBeLessThan(0.1);
    expect(Math.abs(silent!.icT!)).toBeLessThan(3);
    expect(Math.abs(silent!.mutualInformation!)).toBeLessThan(0.01);
  });
});

describe('a feature that cannot be used', () => {
  it('says why in its row, and the others go on without it', async () => {
    const bars = stored();
    bars.volume.fill(NaN);
    const { features: found, splits } = await reportOf(
      makeSpec({ features: [features[0], features[2], { kind: 'sma', period: 2000 }] }),
      bars,
    );
    expect(found.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(found.flatMap((feature) => (feature.ok ? [] : [feature.problem]))).toEqual([
      'Has no value on any bar: the series has no volume; remove the feature or import data with it.',
      'Has no value on any bar: it needs 2000 bars and the period has 900; use a longer period or smaller parameters.',
    ]);
    const alone = await reportOf(makeSpec({ features: [features[0]] }), bars);
    expect(splits).toEqual(alone.splits);
    expect(found[0]).toEqual(alone.features[0]);
  });

  it('with faults says them too', async () => {
    const faulty: FeatureSpec = { kind: 'formula', formula: 'smaa(close, 3)' };
    const { features: found } = await reportOf({ ...makeSpec(), features: [features[0]!, faulty] });
    expect(found[1]).toMatchObject({
      ok: false,
      problem: 'Cannot be computed: formula at column 1: "smaa" is not a function; did you mean "sma"?',
    });
  });

  it('leaves a report without splits where it is the only one', async () => {
    const bars = stored();
    bars.volume.fill(NaN);
    expect(await reportOf(makeSpec({ features: [features[2]] }), bars)).toMatchObject({
      features: [{ ok: false }],
      splits: [],
    });
  });
});

it('a feature that never changes has no correlation, skewness or coefficient, and tells nothing', async () => {
  const constant = { kind: 'formula', formula: 'close - close + 1' };
  const spec = makeSpec({ features: [constant, features[0]] });
  const report = await reportOf(spec);
  const [first] = report.features;
  if (!first?.ok) throw new Error('It has values.');
  const undefinedFigures = { sd: 0, autocorrelation: null, ic: null, icT: null, rankIc: null, rankIcT: null };
  expect(first.figures).toMatchObject({ ...undefinedFigures, mutualInformation: 0 });
  expect([...report.pearson]).toEqual([NaN, NaN, NaN, 1]);
  const { distributions, histogram } = featureDetails(await frameOf(spec), 0);
  expect(distributions.train).toMatchObject({ mean: 1, skewness: null, kurtosis: null });
  expect(histogram.shares.train.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});

it('the details hold the values as they were computed, thinned out where there are too many bars to draw', async () => {
  const bars = sampleBars(4500);
  const frame = await frameOf(makeSpec({ features }), stored(bars));
  const { preview, histogram, autocorrelations, distributions } = featureDetails(frame, 0);
  const values = computeFeature(bars, features[0]!);
  expect(preview.bucket).toBe(3);
  expect(preview.values.length).toBe(1500);
  expect(preview.values[1499]).toBe(values[4499]);
  expect(preview.bars.high[7]).toBe(Math.max(...bars.high.subarray(21, 24)));
  expect(preview.bars.volume[7]).toBe(bars.volume[21]! + bars.volume[22]! + bars.volume[23]!);
  expect(autocorrelations[0]).toBe(1);
  expect(distributions.train.count).toBe(frame.rows!.train.length);
  for (const shares of Object.values(histogram.shares)) {
    expect(shares.length).toBe(histogram.edges.length - 1);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  }
});

it('progress is told from the first feature to the last', async () => {
  const told: number[] = [];
  const spec = makeSpec({ features });
  const frame = await analysisFrame(spec, onlyBars(stored()), (fraction) => void told.push(fraction));
  expect(told).toEqual([0.25, 0.5, 0.75, 1]);
  told.length = 0;
  await featureReport(frame, (fraction) => void told.push(fraction));
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.length).toBe(5);
  expect(outcomesOf(spec.label, frame.market.bars).values).toEqual(frame.outcomes);
});

/** Bars that give back half of each move: the last return tells the next. */
function meanReverting(length: number) {
  const bars = sampleBars(length);
  const noise = sampleBars(length, 2).close;
  const close = bars.close.slice();
  let before = 0;
  for (let t = 1; t < length; t++) {
    const move = Math.log(noise[t]! / noise[t - 1]!) - 0.5 * before;
    close[t] = close[t - 1]! * Math.exp(move);
    before = move;
  }
  return { ...bars, close, open: close, high: close.map((c) => c * 1.01), low: close.map((c) => c * 0.99) };
}
