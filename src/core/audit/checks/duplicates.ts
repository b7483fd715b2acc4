import { type AuditCheck, failed, passed, warned } from '../check';
import { barOfRow } from '../columns';
import { WindowKeys } from '../window-keys';
import { counted, momentOf, percent } from '../words';

/** Share of the test rows from which copies are no chance of rounded values. */
const suspicious = 0.002;

/** No window of the test was learnt from already, value for value. */
export const duplicates: AuditCheck = {
  key: 'duplicates',
  title: 'No window of the test is a copy of one in training',
  find(subject) {
    const { experiment, dataset } = subject;
    const { train, test } = dataset.rows;
    const keys = new WindowKeys(
      dataset.matrix,
      experiment.featureNames.length,
      experiment.spec.window.lookback,
    );
    const learnt = new Map<number, number>();
    let within = 0;
    for (const row of train) {
      const key = keys.keyOf(row);
      if (key >= 0 && learnt.has(key)) within++;
      if (key >= 0) learnt.set(key, row);
    }
    const copies = Array.from(test).filter((row) => learnt.has(keys.keyOf(row)));
    const share = copies.length / test.length;
    if (copies.length < 2 || share < suspicious)
      return passed(
        `Of ${counted(test.length, 'test window')}, ${copies.length} ${copies.length === 1 ? 'is' : 'are'} found among the ${counted(train.length, 'training window')}.`,
      );
    const original = learnt.get(keys.keyOf(copies[0]!))!;
    const sameLabel = copies.filter(
      (row) => dataset.labels[row] === dataset.labels[learnt.get(keys.keyOf(row))!],
    );
    const when = (row: number) => {
      const { part, t } = barOfRow(subject, row);
      return momentOf(experiment.parts[part]!.market.bars.time[t]!);
    };
    const evidence = `Duplicate rows: ${counted(copies.length, 'test window')} (${percent(share)}) ${copies.length === 1 ? 'is' : 'are'} found value for value among those trained on, ${sameLabel.length} with the same label; the window of ${when(copies[0]!)} is that of ${when(original)}.`;
    // Features that take few values repeat themselves everywhere.
    if (within / train.length > share / 2)
      return warned(
        `${evidence} ${percent(within / train.length)} of the training windows repeat each other too: the features take few values.`,
        'Add a feature that takes more values, or a longer lookback, if the model is to tell these bars apart.',
      );
    return failed(
      evidence,
      'A stretch of the file seems to be there twice. Look at the quality page of the series, remove the copy, and run again.',
    );
  },
};
