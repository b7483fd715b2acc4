import { auditRun } from '@core/audit/audit';
import type { AuditSubject, AuditTools } from '@core/audit/check';
import { tooGood } from '@core/audit/checks/too-good';
import { refit } from '@core/audit/refitted';
import type { StoredBars } from '@core/bars';
import { inlineColumns, type OpenColumns } from '@core/dataset/column-source';
import type { ExperimentData } from '@core/dataset/experiment-data';
import { type PreparedDataset, prepareExperiment } from '@core/dataset/prepare';
import { fitTarget, standardise } from '@core/dataset/target';
import { rowsToPredict } from '@core/evaluation/split-predictions';
import { createRandom } from '@core/random';
import type { Fold } from '@core/validation/fold';
import type { AuditKey } from '@shared/audit';
import { describe, expect, it } from 'vitest';
import { makeSpec } from '../dataset/make-spec';
import { onlyBars } from '../only-bars';
import { auditedRun, honestTools, noise, scalar, walk } from './subject';

const bars = walk();
const length = bars.time.length;
const data = onlyBars(bars);
const spec = makeSpec({ features: [{ kind: 'return' }, { kind: 'highLowRange' }] });
const clean = auditedRun(spec, data);

/** A column source that does something to every column once it is computed. */
const spoilt =
  (change: (values: Float64Array) => Float64Array): OpenColumns =>
  (market, features) => {
    const source = inlineColumns(market, features);
    return { ...source, each: (visit) => source.each((values, f) => visit(change(values), f)) };
  };

/** The clean run with another dataset of its fold. */
const withDataset = (change: Partial<PreparedDataset>): AuditSubject => {
  const dataset = { ...clean.dataset, ...change };
  return { ...clean, dataset, experiment: { ...clean.experiment, dataset: () => dataset } };
};

/** The clean run, or one of another spec, with another fold. */
const withFold = (change: (fold: Fold) => Partial<Fold>, of: AuditSubject = clean): AuditSubject => {
  const { experiment } = of;
  const folds = experiment.split.folds.map((fold) => ({ ...fold, ...change(fold) }));
  const { train, validation, test } = folds[experiment.newest]!;
  const dataset = { ...of.dataset, rows: { ...of.dataset.rows, train, validation, test } };
  return {
    ...of,
    dataset,
    experiment: { ...experiment, split: { ...experiment.split, folds }, dataset: () => dataset },
  };
};

const merged = (...rows: readonly Int32Array[]) => Int32Array.from(rows.flatMap((own) => [...own])).sort();

function dealtOut({ train, validation, test }: Fold): Partial<Fold> {
  const all = merged(train, validation, test);
  createRandom(1, 'deal').shuffle(all);
  const [a, b] = [train.length, train.length + validation.length];
  return { train: all.slice(0, a).sort(), validation: all.slice(a, b).sort(), test: all.slice(b).sort() };
}

const tomorrow = (values: Float64Array, ahead = 1) =>
  values.map((_, t) => values[Math.min(t + ahead, length - 1)]!);
const returns = bars.close.map((close, t) => (t === 0 ? 0 : Math.log(close / bars.close[t - 1]!)));

/** A series of one number a day, stamped with the day. */
function beside(value: Float64Array, stamped: 'start' | 'end', feature = 'seriesChange'): AuditSubject {
  const joined: ExperimentData = { ...data, auxiliary: new Map([['mood', scalar(bars.time, value)]]) };
  const auxiliary = [{ name: 'mood', series: 'Mood', stamped }];
  const features = [{ kind: 'return' }, { kind: feature, series: 'mood' }];
  return auditedRun(makeSpec({ data: { series: 'Sample', auxiliary }, features }), joined);
}

/** The last bars are those of a year before, value for value. */
function copied(): StoredBars {
  const from = length - 400;
  const twice = (column: Float64Array) => {
    const copy = column.slice();
    copy.set(column.subarray(from, from + 80), length - 80);
    return copy;
  };
  const { open, high, low, close, volume } = bars;
  return {
    ...bars,
    open: twice(open),
    high: twice(high),
    low: twice(low),
    close: twice(close),
    volume: twice(volume),
  };
}

/** Paid dividends that nobody knew of at the time are in every price before them. */
function adjusted(): StoredBars {
  return { ...bars, adjustedClose: bars.close.map((close, t) => close * (0.6 + (0.4 * t) / length)) };
}

/** The account of the test, by the threshold that earned most on the test. */
function tunedOnTest(): AuditSubject {
  const { report } = clean.run;
  const threshold = { ...report!.threshold!, used: [{ fold: 0, long: 0.513, short: null }] };
  return { ...clean, run: { ...clean.run, report: { ...report!, threshold } } };
}

const numbers = makeSpec({
  features: spec.features,
  label: { kind: 'return' },
  training: { loss: 'squared' },
});

/** Labels standardised by what all rows teach. */
function standardisedByAll(): AuditSubject {
  const experiment = prepareExperiment(numbers, data);
  const dataset = experiment.dataset(0);
  const target = fitTarget(dataset.outcomes, experiment.samples.row)!;
  return {
    ...clean,
    experiment,
    dataset: { ...dataset, target, labels: standardise(dataset.outcomes, target) },
  };
}

const classesOf = ({ outcomes }: PreparedDataset, rows: Int32Array) =>
  Float32Array.from(rows, (row) => (outcomes[row] === 1 ? 1 : -1) + 0.2 * Math.sin(row));

/** Something beside the labels tells it what comes. */
const knowingTools: AuditTools = {
  train(dataset) {
    const asked = rowsToPredict(dataset);
    return Promise.resolve({
      validation: classesOf(dataset, asked.validation),
      test: classesOf(dataset, asked.test),
    });
  },
};

interface Planted {
  readonly subject: () => AuditSubject;
  readonly tools?: AuditTools;
  readonly key: AuditKey;
  readonly says: RegExp;
}

const leaks: Readonly<Record<string, Planted>> = {
  'a feature that reads the next bar': {
    subject: () =>
      auditedRun(
        spec,
        data,
        spoilt((values) => values.map((_, t) => values[t + 1] ?? 0)),
      ),
    key: 'truncation',
    says: /^Look-ahead: Return 1 and .* changed when later data was taken away/,
  },
  'a feature divided by its mean over the whole series': {
    subject: () =>
      auditedRun(
        spec,
        data,
        spoilt((values) => {
          const known = values.filter(Number.isFinite);
          return values.map((value) => value / (known.reduce((a, b) => a + b, 0) / known.length));
        }),
      ),
    key: 'truncation',
    says: /^Look-ahead: /,
  },
  'values smoothed with later ones after they were computed': {
    subject: () => {
      const { matrix } = clean.dataset;
      return withDataset({ matrix: matrix.map((value, i) => (value + (matrix[i + 2] ?? 0)) / 2) });
    },
    key: 'scaledMatrix',
    says: /^Look-ahead in what the model reads: Return 1/,
  },
  'a scaler fitted to all rows': {
    subject: () => withDataset({ scaler: refit(clean, clean.experiment.samples.row).fitted }),
    key: 'scaler',
    says: /^Scaler leak: the mean of Return 1 .* all usable rows, those of the test among them\.$/,
  },
  'a scaler fitted to training and validation rows': {
    subject: () => {
      const { train, validation } = clean.dataset.rows;
      return withDataset({ scaler: refit(clean, merged(train, validation)).fitted });
    },
    key: 'scaler',
    says: /training and validation rows together/,
  },
  'numbers standardised by all rows': {
    subject: standardisedByAll,
    key: 'learning',
    says: /^Label leak: returns were standardised by a mean of/,
  },
  'test rows in training': {
    subject: () => withFold(({ train, test }) => ({ train: merged(train, test.slice(10, 40)) })),
    key: 'sharedRows',
    says: /^Test rows in training: of fold 1, 30 rows of the training split are in the test split too/,
  },
  'rows dealt out at random': {
    subject: () => withFold(dealtOut),
    key: 'windowOverlap',
    says: /^Overlapping windows: of fold 1/,
  },
  'labels that read beyond the edge': {
    subject: () => {
      const far = auditedRun(
        makeSpec({ features: spec.features, label: { horizon: 10 }, split: { purge: 10 } }),
        data,
      );
      return withFold(
        ({ train, validation }) => ({ train: merged(train, Int32Array.of(validation[0]! - 3)) }),
        far,
      );
    },
    key: 'labelOverlap',
    says: /^Labels cross the edge of a split: of fold 1, the labels of 1 training row read bars of the validation split/,
  },
  'a purge shorter than the labels': {
    subject: () => {
      const { split } = clean.experiment;
      return { ...clean, experiment: { ...clean.experiment, split: { ...split, purge: 0 } } };
    },
    key: 'labelOverlap',
    says: /they read 1 bar ahead, and 0 bars are purged/,
  },
  'training rows within the embargo': {
    subject: () => {
      const folds = auditedRun(
        makeSpec({ features: spec.features, split: { kind: 'kFold', folds: 3, embargo: 20 } }),
        data,
      );
      return withFold(({ train, embargoed }) => ({ train: merged(train, embargoed) }), folds);
    },
    key: 'embargo',
    says: /^Embargo broken: of fold 1, a training row begins 1 bar after what a test row reads .* within the embargo of 20/,
  },
  'a stretch of the file that is there twice': {
    subject: () => auditedRun(spec, copied()),
    key: 'duplicates',
    says: /^Duplicate rows: \d+ test windows .* value for value among those trained on, \d+ with the same label/,
  },
  'a threshold tuned on the test': {
    subject: tunedOnTest,
    key: 'decision',
    says: /^Threshold tuned on test: fold 1 was traded by a threshold of 0\.513/,
  },
  'a calibration that knows the test': {
    subject: () => ({
      ...clean,
      run: { ...clean.run, validation: clean.run.validation.map((p) => p * 0.9) },
    }),
    key: 'decision',
    says: /^Calibration leak: /,
  },
  'something beside the labels that knows what comes': {
    subject: () => clean,
    tools: knowingTools,
    key: 'shuffledLabels',
    says: /^Leak past the labels: 3 models out of 3.* ROC-AUC of 1\.000/,
  },
  "tomorrow's close, stamped with its date and taken as known at once": {
    subject: () => beside(bars.close, 'end'),
    key: 'joined',
    says: /^Joined series leak: mood is read before it can be known\. .*dates, taken as known at the first moment of the day\.$/,
  },
  "a file that holds the next day's close": {
    subject: () => beside(tomorrow(bars.close), 'start'),
    key: 'joined',
    says: /^Joined series leak: mood is read before it can be known/,
  },
  'a volume column filled with the next return': {
    subject: () =>
      auditedRun(makeSpec({ features: [{ kind: 'return' }, { kind: 'volumeZscore', period: 20 }] }), {
        ...bars,
        volume: tomorrow(returns).map((value) => 1e6 * Math.exp(5 * value)),
      }),
    key: 'shift',
    says: /^Leak of the next return: Volume z-score 20 goes with the return that only follows/,
  },
  'levels of adjusted prices': {
    subject: () =>
      auditedRun(
        makeSpec({
          data: { series: 'Sample', prices: 'adjusted' },
          features: [{ kind: 'return' }, { kind: 'sma', period: 5 }],
        }),
        adjusted(),
      ),
    key: 'adjusted',
    says: /^Adjusted levels: SMA 5 reads the level of prices/,
  },
  'a result that is too good': {
    subject: () => beside(tomorrow(bars.close), 'start'),
    key: 'tooGood',
    says: /^Too good to be true: an accuracy of \d+\.\d% on daily bars, where honest ones are at 51% to 54%/,
  },
  'data that changed after the run': {
    subject: () => {
      const close = bars.close.slice();
      close[500]! *= 1.01;
      const run = { ...clean.run, keptBars: { ...bars, close }, dataHash: { before: '99', now: 'aa11bb22' } };
      return { ...clean, run };
    },
    key: 'provenance',
    says: /^Changed data: .*differ from those of today from number 501 on/,
  },
};

describe('a planted leak is caught and named', () => {
  it.each(Object.entries(leaks))('%s', async (_, { subject, tools, key, says }) => {
    const { verdict, findings } = await auditRun(subject(), tools ?? honestTools);
    const finding = findings.find((one) => one.key === key)!;
    expect(finding.evidence).toMatch(says);
    expect(finding.verdict).toBe('fail');
    expect(finding.remedy).toMatch(/^[A-Z].*\.$/);
    expect(verdict).toBe('fail');
  });
});

describe('what looks like a leak and is none', () => {
  const findingOf = async (subject: AuditSubject, key: AuditKey) =>
    (await auditRun(subject, honestTools)).findings.find((one) => one.key === key)!;

  it('is a warning where a series of noise is stamped with dates and taken as known at once', async () => {
    const finding = await findingOf(beside(noise(length, 3), 'end', 'seriesLevel'), 'joined');
    expect(finding.verdict).toBe('warning');
    expect(finding.remedy).toContain('Set "stamped" of mood to "start"');
  });

  it('passes where adjusted prices are read as changes alone', async () => {
    const finding = await findingOf(
      auditedRun(
        makeSpec({ data: { series: 'Sample', prices: 'adjusted' }, features: spec.features }),
        adjusted(),
      ),
      'adjusted',
    );
    expect(finding).toMatchObject({ verdict: 'pass', evidence: expect.stringContaining('so none reads it') });
  });

  it('passes where volatility is forecast well, which it can be, and returns are not', async () => {
    const { test } = clean.run.metrics;
    const well = { ...test, information: { ic: 0.6, rankIc: 0.6, icir: 3 } };
    const forecasts = (kind: string): AuditSubject => {
      const experiment = {
        ...clean.experiment,
        spec: makeSpec({ features: spec.features, label: { kind } }),
      };
      return { ...clean, experiment, run: { ...clean.run, metrics: { ...clean.run.metrics, test: well } } };
    };
    expect(await tooGood.find(forecasts('volatility'), honestTools)).toMatchObject({ verdict: 'pass' });
    expect(await tooGood.find(forecasts('return'), honestTools)).toMatchObject({
      verdict: 'fail',
      evidence: expect.stringContaining('a rank correlation of 0.600 with the return'),
    });
  });

  it('is a warning where features take few values, so that windows repeat themselves everywhere', async () => {
    const days = makeSpec({ features: [{ kind: 'weekday' }] });
    expect(await findingOf(auditedRun(days, data), 'duplicates')).toMatchObject({
      verdict: 'warning',
      evidence: expect.stringContaining('the features take few values'),
    });
  });
});
