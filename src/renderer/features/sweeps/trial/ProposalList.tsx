import type { Proposal } from '@shared/sweep-plan';
import type { ReactNode } from 'react';
import { useSweepView } from '../model/use-sweep-view';
import styles from './trial.module.css';

/** What a trial was given in each dimension that applies to it. */
export function ProposalList({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { dimensions } = useSweepView();
  return (
    <dl className={styles.proposal} data-testid="proposal">
      {dimensions
        .filter(({ path }) => proposal[path] !== undefined)
        .map(({ path, title, textOf }) => (
          <div key={path} title={path}>
            <dt>{title}</dt>
            <dd data-selectable>{textOf(proposal[path])}</dd>
          </div>
        ))}
    </dl>
  );
}
