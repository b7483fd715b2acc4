import type { ReactNode } from 'react';
import styles from './sweep-page.module.css';

interface Props {
  readonly title: string;
  /** Quiet, beside the title: what is left out, what it is told from. */
  readonly remark?: string | null;
  readonly actions?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** A chart or table of the sweep's page under its title. */
export function ChartPanel({ title, remark, actions, isWide = false, children, testId }: Props): ReactNode {
  return (
    <section className={`${styles.panel} ${isWide ? styles.wide : ''}`} data-testid={testId}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          {title}
          {remark !== undefined && remark !== null && remark !== '' && <small>{remark}</small>}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
