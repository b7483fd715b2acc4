import type { Lesson } from '../dataset/prepare';
import type { Predictions } from '../evaluation/predictions';
import { classesOf, isNumberLabel } from '../labels/outcomes';
import { chanceAboveZero } from '../stats/forecast';
import { sampleDeviation } from '../stats/returns';
import type { AskedRows, BaselineFold, LabelSpec, SaidOfFold } from './baseline';

/**
 * What was said of each row asked for, as a run's models say it. P(up) of classes is that of the last, P(down) of three that of the first;
 * of returns Phi(forecast / s.d. of the errors on the validation rows), as of the loss `squared`; of volatility there is none.
 *
 * @param say chances of the classes [rows, classes], or values [rows]; NaN where nothing is said
 */
export function saidOf(
  { experiment, lesson, asked }: Pick<BaselineFold, 'experiment' | 'lesson' | 'asked'>,
  say: (rows: Int32Array) => Float64Array,
  notes: readonly string[] = [],
): SaidOfFold {
  const { label } = experiment.spec;
  const [validation, test] = [say(asked.validation), say(asked.test)];
  if (!isNumberLabel(label.kind)) {
    const classes = classesOf[label.kind].length;
    return { validation: ofClasses(validation, classes), test: ofClasses(test, classes), notes };
  }
  const spread = errorsOf(lesson, asked, validation);
  return { validation: ofNumbers(label, validation, spread), test: ofNumbers(label, test, spread), notes };
}

function ofClasses(chances: Float64Array, classes: number): Predictions {
  const column = (k: number) =>
    Float64Array.from({ length: chances.length / classes }, (_, row) => chances[row * classes + k]!);
  return {
    probability: column(classes - 1),
    probabilityDown: classes === 3 ? column(0) : null,
    forecast: null,
  };
}

function ofNumbers({ kind }: LabelSpec, centre: Float64Array, spread: number): Predictions {
  const forecast = { kind: 'point', centre } as const;
  const probability =
    kind === 'volatility' ? centre.map(() => Number.NaN) : chanceAboveZero(forecast, spread);
  return { probability, probabilityDown: null, forecast };
}

function errorsOf({ outcomes }: Lesson, asked: AskedRows, said: Float64Array): number {
  const errors = said.map((value, i) => outcomes[asked.validation[i]!]! - value);
  return sampleDeviation(errors.filter((error) => !Number.isNaN(error)));
}
