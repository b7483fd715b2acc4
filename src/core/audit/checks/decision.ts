import type { ModelOutputs } from '../../evaluation/evaluate-experiment';
import { evaluateExperiment } from '../../evaluation/evaluate-experiment';
import { type AuditCheck, type AuditSubject, failed, notRun, passed } from '../check';
import { counted } from '../words';

/** Thresholds and calibration come of the validation rows: they stay as they are whatever was said of the test. */
export const decision: AuditCheck = {
  key: 'decision',
  title: 'Threshold and calibration are chosen on validation rows alone',
  find(subject) {
    const { run, experiment } = subject;
    if (run.models.length === 0 || run.report === null)
      return notRun(
        'The run is of before models kept what they said. Run the experiment again to look at it.',
      );
    if (run.dataHash.before !== run.dataHash.now)
      return notRun('The data has changed since, so that rows are no longer those of the run.');
    const again = evaluateExperiment(experiment, run.models.map(withOtherTest));
    return (
      judgeThresholds(subject, again.report.threshold) ??
      judgeCalibration(subject, again.results.validation.probability)
    );
  },
};

/** The same model, which says of each test row what it says of another. */
function withOtherTest(model: ModelOutputs): ModelOutputs {
  return { ...model, outputs: { ...model.outputs, test: model.outputs.test.toReversed() } };
}

type Thresholds = NonNullable<AuditSubject['run']['report']>['threshold'];

function judgeThresholds({ run }: AuditSubject, again: Thresholds) {
  const used = run.report?.threshold?.used ?? [];
  const wrong = used.find(({ fold, long, short }) => {
    const other = again?.used.find((one) => one.fold === fold);
    return other === undefined || other.long !== long || other.short !== short;
  });
  if (wrong === undefined) return null;
  const other = again?.used.find(({ fold }) => fold === wrong.fold);
  return failed(
    `Threshold tuned on test: fold ${wrong.fold + 1} was traded by a threshold of ${wrong.long}, and the validation rows alone give ${other?.long ?? 'none'}.`,
    'A threshold that was picked on the rows it is tested on earns what luck gave it. Choose it on validation rows, and run again.',
  );
}

function judgeCalibration({ run, experiment }: AuditSubject, again: Float64Array) {
  const wrong = again.findIndex((value, bar) => {
    const stored = run.validation[bar]!;
    return Math.abs(value - stored) > 1e-9 || Number.isNaN(value) !== Number.isNaN(stored);
  });
  if (again.length !== run.validation.length || wrong >= 0)
    return failed(
      `Calibration leak: P(up) of a validation bar is ${run.validation[wrong]} in the run, and ${again[wrong]} once other things are said of the test rows.`,
      'Calibration must be fitted to validation rows alone. Run the experiment again.',
    );
  const { threshold, calibration } = experiment.spec.decision;
  const how =
    threshold === 'expectedValue' ? 'chosen by expected value on validation rows' : 'fixed by the experiment';
  const folds = counted(run.report?.threshold?.used.length ?? 1, 'fold');
  return passed(
    `With everything that the models said of the test rows put in another order, thresholds (${how}, ${folds}) and the ${counted(again.length, 'bar')} of validation (calibration: ${calibration}) stay the same to the bit.`,
  );
}
