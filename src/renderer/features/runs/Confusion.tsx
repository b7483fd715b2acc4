import type { MovementMetrics, SplitMetrics, SplitName } from '@shared/runs';
import type { LabelKind } from '@shared/spec-label';
import type { ReactNode } from 'react';
import { ConfusionMatrix } from '../../charts/ConfusionMatrix';
import { classHappened, labelWords } from './label-words';
import styles from './result.module.css';
import { splitTitles } from './SplitSelect';

interface Props {
  readonly metrics: SplitMetrics;
  readonly split: SplitName;
  readonly label: LabelKind;
}

/** The three classes of a label that has them, or else what P is of and not. */
export function Confusion({ metrics, split, label }: Props): ReactNode {
  const { movement, confusion } = metrics;
  return (
    <section className={styles.block}>
      <h2 className={styles.title}>
        Confusion matrix <span className="ls-quiet">{splitTitles[split].toLowerCase()} rows</span>
      </h2>
      {movement === null ? (
        <ConfusionMatrix
          classes={labelWords(label).sides}
          counts={[
            [confusion.tp, confusion.fn],
            [confusion.fp, confusion.tn],
          ]}
        />
      ) : (
        <ConfusionMatrix classes={threeClasses(label, movement.classes)} counts={movement.confusion} />
      )}
    </section>
  );
}

const threeClasses = (label: LabelKind, names: MovementMetrics['classes']) =>
  names.map((name) => ({ id: name, said: `Called ${name}`, happened: classHappened(label, name) }));
