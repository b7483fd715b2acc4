import type { RunSummary } from '@shared/runs';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { cutInMiddle } from '../../ui/NameText';
import styles from './compare.module.css';
import { RunMark } from './RunMark';

/** Letters that three lines of a column hold. */
const MOST = 42;

/** A run's name over its column; of one that is too long both ends are seen, since the last part is what sets it apart. */
export function RunTitle({ run }: { readonly run: RunSummary }): ReactNode {
  return (
    <Link href={`/runs/${run.id}`} className={styles.runLink} title={run.name}>
      <RunMark run={run} /> {cutInMiddle(run.name, MOST)}
    </Link>
  );
}
