import { movementClasses, type SplitMetrics, type SplitName } from '@shared/runs';
import type { ReactNode } from 'react';
import { ConfusionMatrix, type MatrixClass } from '../../charts/ConfusionMatrix';
import styles from './result.module.css';
import { splitTitles } from './SplitSelect';

interface Props {
  readonly metrics: SplitMetrics;
  readonly split: SplitName;
}

/** The three classes of a movement, or else up and not. */
export function Confusion({ metrics, split }: Props): ReactNode {
  const { movement, confusion } = metrics;
  return (
    <section className={styles.block}>
      <h2 className={styles.title}>
        Confusion matrix <span className="ls-quiet">{splitTitles[split].toLowerCase()} rows</span>
      </h2>
      {movement === null ? (
        <ConfusionMatrix
          classes={directions}
          counts={[
            [confusion.tp, confusion.fn],
            [confusion.fp, confusion.tn],
          ]}
        />
      ) : (
        <ConfusionMatrix classes={movements} counts={movement.confusion} />
      )}
    </section>
  );
}

const directions: readonly MatrixClass[] = [
  { id: 'up', said: 'Called up', happened: 'Went up' },
  { id: 'down', said: 'Called down', happened: 'Did not' },
];

const happened = { down: 'Went down', flat: 'Stayed flat', up: 'Went up' } as const;
const movements: readonly MatrixClass[] = movementClasses.map((id) => ({
  id,
  said: `Called ${id}`,
  happened: happened[id],
}));
