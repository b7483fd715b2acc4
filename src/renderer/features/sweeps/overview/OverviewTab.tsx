import type { ReactNode } from 'react';
import { useSweepView } from '../model/use-sweep-view';
import styles from '../sweep-page.module.css';
import { TrialsPanel } from '../table/TrialsPanel';
import { BestTrial } from './BestTrial';
import { DistributionPanel } from './DistributionPanel';
import { FrontPanel } from './FrontPanel';
import { HistoryPanel } from './HistoryPanel';
import { ParallelPanel } from './ParallelPanel';

/** How the search goes, what it found where, and every trial. */
export function OverviewTab(): ReactNode {
  const { objectives } = useSweepView();
  return (
    <div className={styles.panels}>
      <BestTrial />
      <HistoryPanel />
      {objectives.length === 2 ? <FrontPanel /> : <DistributionPanel />}
      <ParallelPanel />
      <TrialsPanel />
    </div>
  );
}
