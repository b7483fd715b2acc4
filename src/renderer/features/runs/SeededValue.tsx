import type { ReactNode } from 'react';
import { MetricFigure } from './MetricFigure';
import type { Metric } from './metric';
import { formatOf } from './metrics';
import { type SeededFigure, seededTitle } from './seeded';
import styles from './seeded.module.css';

interface Props {
  readonly metric: Pick<Metric<never>, 'format' | 'formatOfLogs' | 'whenUndefined'>;
  readonly figure: SeededFigure;
  /** Whether it is of logarithms, as those of volatility are. */
  readonly isLog?: boolean;
  /** Below figures that have a deviation: the place of it stays free where this one has none. */
  readonly isAligned?: boolean;
  readonly testId?: string | undefined;
}

/** A figure and, of several seeds, its standard deviation, the means below each other. Everything else is in its title. */
export function SeededValue({ metric, figure, isLog = false, isAligned = false, testId }: Props): ReactNode {
  const format = formatOf(metric, isLog);
  return (
    <span className={styles.seeded} title={seededTitle(figure, format)}>
      <MetricFigure metric={{ ...metric, format }} value={figure.value} testId={testId} />
      {(figure.spread !== null || isAligned) && (
        <span className={styles.sd} data-testid={testId && `${testId}-sd`}>
          {figure.sd !== null && `± ${format(figure.sd)}`}
        </span>
      )}
    </span>
  );
}

interface NoFigureProps {
  readonly isAligned: boolean;
  readonly isPending?: boolean;
}

/** Where a run has no such figure, or none yet. */
export function NoSuchFigure({ isAligned, isPending = false }: NoFigureProps): ReactNode {
  const reason = isPending ? 'Known when the run is done' : 'A figure of another label than this run has';
  return (
    <span className={styles.seeded} title={reason}>
      <span className="ls-quiet">–</span>
      {isAligned && <span className={styles.sd} />}
    </span>
  );
}
