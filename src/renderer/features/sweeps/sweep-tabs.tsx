import type { ReactNode } from 'react';
import { SweepHonestyTab } from './honesty/SweepHonestyTab';
import { ImportanceTab } from './importance/ImportanceTab';
import { OverviewTab } from './overview/OverviewTab';
import { TrainingTab } from './training/TrainingTab';

interface SweepTab {
  readonly id: string;
  readonly title: string;
  readonly render: () => ReactNode;
}

/** The pages of a sweep, one entry a tab. */
export const sweepTabs: readonly SweepTab[] = [
  { id: 'overview', title: 'Overview', render: () => <OverviewTab /> },
  { id: 'importance', title: 'Importance', render: () => <ImportanceTab /> },
  { id: 'training', title: 'Training', render: () => <TrainingTab /> },
  { id: 'honesty', title: 'Honesty', render: () => <SweepHonestyTab /> },
];
