import { type MovementClass, movementClasses, type SplitName, splitNames, splitWords } from '@shared/runs';
import type { ExperimentSpec } from '@shared/spec';
import { lossNameOf } from '../spec/loss';
import { complement } from '../stats/forecast';
import type { SplitRows } from '../validation/chronological';
import { classCounts } from './class-weights';

/** Labels of a run: what the model learns, and what every run is judged by. See `PreparedDataset`. */
export interface RowLabels {
  readonly outcomes: Float64Array; // [time]
  readonly direction: Float32Array; // [time]
}

/** Share of the training rows in one class above which a model may as well say that class alone. */
const lopsided = 0.9;

/** What the labels of a spec do to a result, as sentences. */
export function labelWarnings(spec: ExperimentSpec, labels: RowLabels, rows: SplitRows): readonly string[] {
  return [
    ...(spec.label.kind === 'movement' ? movementWarnings(labels.outcomes, rows) : []),
    ...oneDirectionWarnings(spec, labels.direction, rows),
    ...overlapWarnings(spec, rows),
    ...quantileWarnings(spec),
  ];
}

function movementWarnings(outcomes: Float64Array, rows: SplitRows): readonly string[] {
  const labels = Float32Array.from(outcomes);
  const countsOf = (split: SplitName) => classCounts(labels, rows[split], movementClasses.length);
  const missing = splitNames.flatMap((split) =>
    movementClasses.filter((_, k) => countsOf(split)[k] === 0).map((name) => missingClass(split, name)),
  );
  const most = Math.max(...countsOf('train'));
  const share = most / rows.train.length;
  if (share <= lopsided) return missing;
  const name = movementClasses[countsOf('train').indexOf(most)]!;
  const advice = name === 'flat' ? 'Use a narrower band or a longer horizon.' : 'Use another band or period.';
  const percent = Math.round(share * 100);
  return [
    ...missing,
    `${percent}% of the training rows are labelled ${name}: always saying so is hard to beat. ${advice}`,
  ];
}

function missingClass(split: SplitName, name: MovementClass): string {
  if (split !== 'train') return `No row of the ${splitWords[split]} split is labelled ${name}.`;
  return `No training row is labelled ${name}: the model cannot learn to say it. Change the band, or use a longer period.`;
}

function oneDirectionWarnings(
  { label }: ExperimentSpec,
  direction: Float32Array,
  rows: SplitRows,
): readonly string[] {
  return splitNames.flatMap((name) => {
    const known = rows[name].filter((row) => !Number.isNaN(direction[row]!));
    const [downs, ups] = classCounts(direction, known, 2);
    if (known.length === 0 || (downs! > 0 && ups! > 0)) return [];
    const what =
      label.kind === 'direction'
        ? `Every row of the ${splitWords[name]} split is labelled ${ups! > 0 ? 'up' : 'not up'}`
        : `The close ${ups! > 0 ? 'rises' : 'does not rise'} after every row of the ${splitWords[name]} split`;
    return [`${what}: its accuracy says nothing of the model.`];
  });
}

/** Lopez de Prado, "Advances in Financial Machine Learning" (2018), chapter 4. */
function overlapWarnings({ label: { horizon } }: ExperimentSpec, rows: SplitRows): readonly string[] {
  if (horizon === 1) return [];
  const test = rows.test.length;
  return [
    `With a horizon of ${horizon} bars the outcomes of neighbouring rows overlap: the ${test.toLocaleString('en-US')} test rows hold about ${Math.ceil(test / horizon).toLocaleString('en-US')} independent ones, so their figures are less certain than their number suggests.`,
  ];
}

/** Between the outermost quantiles is all that such a model can say. */
function quantileWarnings(spec: ExperimentSpec): readonly string[] {
  if (lossNameOf(spec) !== 'quantile') return [];
  const { decision, training } = spec;
  const lowest = complement(training.quantiles.at(-1)!);
  const highest = complement(training.quantiles[0]!);
  const reach = `With quantiles from ${training.quantiles[0]} to ${training.quantiles.at(-1)} P(up) stays within ${lowest} and ${highest}`;
  const isNeverLong = decision.long >= highest && decision.long < 1;
  const isNeverShort = decision.short !== null && decision.short > 0 && decision.short <= lowest;
  return [
    ...(isNeverLong ? [`${reach}, so it never exceeds ${decision.long} and no long position is taken.`] : []),
    ...(isNeverShort
      ? [`${reach}, so it never falls below ${decision.short} and no short position is taken.`]
      : []),
  ];
}
