import { learningOf } from '../../dataset/learning';
import { type AuditCheck, failed, passed } from '../check';
import { counted } from '../words';

/** Mean and deviation of numbers, weights of classes: what labels are turned into for training comes of the training rows. */
export const learning: AuditCheck = {
  key: 'learning',
  title: 'Labels are weighed and standardised by training rows alone',
  find({ experiment, dataset }) {
    const { train } = dataset.rows;
    const wanted = learningOf(experiment.spec, dataset.outcomes, train);
    const rows = counted(train.length, 'training row');
    const remedy = 'What labels are weighed by must not know validation or test rows. Run again.';
    const { target, loss } = dataset;
    if (JSON.stringify(target) !== JSON.stringify(wanted.target))
      return failed(
        `Label leak: returns were standardised by a mean of ${target?.mean} and a deviation of ${target?.sd}; those of the ${rows} are ${wanted.target?.mean} and ${wanted.target?.sd}.`,
        remedy,
      );
    if (JSON.stringify(loss) !== JSON.stringify(wanted.loss))
      return failed(`Label leak: the weights of the classes are not those of the ${rows}.`, remedy);
    const wrong = train.findIndex((row) => dataset.labels[row] !== wanted.labels[row]);
    if (wrong >= 0)
      return failed(
        `Label leak: the label of ${counted(1, 'training row')} at least is not what its outcome makes it.`,
        remedy,
      );
    return passed(
      target === null
        ? `The weights of the classes are those of the ${rows}.`
        : `Mean and deviation are those of the ${rows}.`,
    );
  },
};
