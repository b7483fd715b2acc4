import type { PublishedFigure } from '@shared/replications';
import type { ReactNode } from 'react';
import styles from './replications.module.css';

interface Props {
  readonly figures: readonly PublishedFigure[];
  /** The run's own figure in words; null where there is no run yet. */
  readonly ownOf: ((figure: PublishedFigure) => string) | null;
}

/** What a study reports, and beside it what a run came to. */
export function PublishedTable({ figures, ownOf }: Props): ReactNode {
  return (
    <table className={styles.figures} data-testid="published-figures">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Published</th>
          {ownOf && (
            <th scope="col" className="ls-figure">
              This run
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.what}>
            <th scope="row">{figure.what}</th>
            <td>{figure.published}</td>
            {ownOf && <td className="ls-figure">{ownOf(figure)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
