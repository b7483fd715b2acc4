import type { RunModel } from '@shared/run-report';
import type { RunDetail, SplitName } from '@shared/runs';

/** All of a finished run that its repeat must give again. */
export interface RepeatedRun {
  readonly detail: RunDetail;
  readonly models: readonly RunModel[];
  /** What was said of every bar of a split and what came of it: columns of the result as they are stored. [bars] each */
  readonly columns: Readonly<Record<SplitName, Readonly<Record<string, ArrayLike<number>>>>>;
}
