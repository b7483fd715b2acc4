import { checkTraining, presentClasses } from '../check-training';
import { hasHole, type Learner, type Rows, type Task } from '../learner';
import { minimise } from '../optimise/lbfgs';
import { crossEntropy, scoresOf, sigmoid, softmax } from './objective';

export interface LogisticOptions {
  readonly classes: number;
  /** Half of it times the squared coefficients is added to the summed cross-entropy; 1 / C of scikit-learn. At least 0. */
  readonly penalty: number;
  readonly maxIterations: number;
  /** Done where no derivative of the summed cross-entropy is larger than this times its value. */
  readonly tolerance: number;
}

export interface LogisticModel {
  readonly kind: 'logistic-regression';
  readonly classes: number;
  /** Classes that the training rows had, ascending; the others get the chance 0. */
  readonly present: readonly number[];
  readonly width: number;
  /** [outputs, width + 1], the intercept last; one output, that of the second class, where two are present. */
  readonly parameters: readonly number[];
  readonly isConverged: boolean;
  /** What a user must know of the fit; null where it went well. */
  readonly note: string | null;
}

export const logisticDefaults = { penalty: 1, maxIterations: 2000, tolerance: 1e-10 } as const;

const name = 'Logistic regression';

/**
 * Logistic regression with an L2 penalty, multinomial where there are more than two classes, by L-BFGS. Own code: `ml-logistic-regression`
 * 2.0 takes a fixed number of steps of a fixed length along the gradient, one class against the rest, without intercept, penalty or
 * weights of rows, and so ends wherever it ends. Nothing in it is random: the seed is not read.
 */
export function logisticRegression(
  options: Pick<LogisticOptions, 'classes'> & Partial<LogisticOptions>,
): Learner<LogisticModel> {
  const { classes, penalty, maxIterations, tolerance }: LogisticOptions = { ...logisticDefaults, ...options };
  const task: Task = { kind: 'classes', classes };
  return {
    name,
    task,
    fit(rows, labels, weights) {
      checkTraining(name, task, { rows, labels, weights });
      const present = presentClasses(labels, weights);
      const places = Int32Array.from(labels, (label) => present.indexOf(label));
      const outputs = present.length === 2 ? 1 : present.length;
      const objective = crossEntropy({ rows, labels: places, weights }, outputs, penalty);
      const start = new Float64Array(outputs * (rows.width + 1));
      const { x, isConverged, iterations } = minimise(objective, start, { maxIterations, tolerance });
      return {
        kind: 'logistic-regression',
        classes,
        present,
        width: rows.width,
        parameters: Array.from(x),
        isConverged,
        note: isConverged ? null : noteOf(iterations, penalty),
      };
    },
    predict: probabilitiesOf,
  };
}

function noteOf(iterations: number, penalty: number): string {
  const cause =
    penalty === 0
      ? 'The classes may be told apart without error, where coefficients grow without end; a penalty above 0 ends that.'
      : 'Scale the features, or allow more iterations.';
  return `${name} had not converged after ${iterations} iterations. ${cause}`;
}

function probabilitiesOf({ classes, present, width, parameters }: LogisticModel, rows: Rows): Float64Array {
  const out = new Float64Array(rows.count * classes);
  const scores = new Float64Array(parameters.length / (width + 1));
  for (let row = 0; row < rows.count; row++) {
    const chances = out.subarray(row * classes, (row + 1) * classes);
    if (hasHole(rows, row)) {
      chances.fill(Number.NaN);
      continue;
    }
    scoresOf(rows.values, row, width, parameters, scores);
    if (scores.length === 1) {
      chances[present[0]!] = sigmoid(-scores[0]!);
      chances[present[1]!] = sigmoid(scores[0]!);
    } else {
      softmax(scores);
      for (const [place, k] of present.entries()) chances[k] = scores[place]!;
    }
  }
  return out;
}
