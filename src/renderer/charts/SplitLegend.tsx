import type { ReactNode } from 'react';
import styles from './split-drawing.module.css';
import { roleWords, type SegmentRole } from './split-rows';

interface Props {
  readonly roles: readonly SegmentRole[];
  /** What is pointed at; empty where nothing is. */
  readonly readout: string;
}

/** What the colours stand for, and what is pointed at. */
export function SplitLegend({ roles, readout }: Props): ReactNode {
  return (
    <div className={styles.legend}>
      {roles.map((role) => (
        <span key={role}>
          <svg className={styles.swatch} aria-hidden>
            <rect className={styles.segment} data-role={role} width="100%" height="100%" />
          </svg>
          {roleWords[role]}
        </span>
      ))}
      <output className={styles.readout}>{readout}</output>
    </div>
  );
}

/** Fills of what is left out, which the style sheet names. */
export function SplitHatches(): ReactNode {
  return (
    <defs>
      <Hatch id="ls-hatch-purged" className={styles.purgedLine} angle={45} />
      <Hatch id="ls-hatch-embargoed" className={styles.embargoedLine} angle={-45} />
    </defs>
  );
}

interface HatchProps {
  readonly id: string;
  readonly className: string | undefined;
  readonly angle: number;
}

function Hatch({ id, className, angle }: HatchProps): ReactNode {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform={`rotate(${angle})`}>
      <line className={className} y2="4" />
    </pattern>
  );
}
