import type { ReactNode } from 'react';
import styles from '../sweep-page.module.css';
import { CoursesPanel } from './CoursesPanel';
import { TimelinePanel } from './TimelinePanel';

/** How trials trained, and who worked on them when. */
export function TrainingTab(): ReactNode {
  return (
    <div className={styles.panels}>
      <CoursesPanel />
      <TimelinePanel />
    </div>
  );
}
