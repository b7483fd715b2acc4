import type { JobStatus, RunDetail, SplitName } from '@shared/runs';
import type { ReactNode } from 'react';
import type { VisibleRange } from '../../charts/types';
import { AuditView } from './audit/AuditView';
import { BaselinesView } from './baselines/BaselinesView';
import { CalibrationView } from './calibration/CalibrationView';
import { FoldsView } from './folds/FoldsView';
import { HonestyView } from './honesty/HonestyView';
import { LogView } from './LogView';
import { ResultView } from './ResultView';
import { SpecView } from './SpecView';
import { TradesView } from './TradesView';
import { TrainingView } from './training/TrainingView';

/** What the pages of a run have in common: the split looked at, and the stretch of it. */
export interface RunView {
  readonly run: RunDetail;
  readonly job: JobStatus | undefined;
  readonly split: SplitName;
  readonly range: VisibleRange;
  readonly changeSplit: (split: SplitName) => void;
  /** A stretch of the split on the price chart of the result. */
  readonly showOnChart: (range: VisibleRange) => void;
}

/** One page of a run. */
export interface RunTab {
  readonly id: string;
  readonly title: string;
  /** It is of a run that is done. */
  readonly needsResult: boolean;
  readonly render: (view: RunView) => ReactNode;
}

export const runTabs: readonly RunTab[] = [
  {
    id: 'result',
    title: 'Result',
    needsResult: true,
    render: ({ run, split, range, changeSplit }) =>
      run.metrics && (
        <ResultView run={run} metrics={run.metrics} split={split} onSplitChange={changeSplit} range={range} />
      ),
  },
  {
    id: 'baselines',
    title: 'Baselines',
    needsResult: true,
    render: ({ run, job }) => <BaselinesView run={run} job={job?.kind === 'baselines' ? job : undefined} />,
  },
  { id: 'honesty', title: 'Honesty', needsResult: true, render: ({ run }) => <HonestyView run={run} /> },
  { id: 'audit', title: 'Audit', needsResult: true, render: ({ run }) => <AuditView run={run} /> },
  { id: 'folds', title: 'Folds', needsResult: true, render: ({ run }) => <FoldsView run={run} /> },
  {
    id: 'calibration',
    title: 'Calibration',
    needsResult: true,
    render: ({ run }) => <CalibrationView run={run} />,
  },
  {
    id: 'training',
    title: 'Training',
    needsResult: false,
    render: ({ run, job }) => <TrainingView run={run} job={job} />,
  },
  {
    id: 'trades',
    title: 'Trades',
    needsResult: true,
    render: ({ run, split, changeSplit, showOnChart }) => (
      <TradesView run={run} split={split} onSplitChange={changeSplit} onShow={showOnChart} />
    ),
  },
  { id: 'spec', title: 'Spec', needsResult: false, render: ({ run }) => <SpecView run={run} /> },
  {
    id: 'log',
    title: 'Log',
    needsResult: false,
    render: ({ run }) => <LogView runId={run.id} isLive={run.state === 'running'} />,
  },
];
