import { Skeleton } from '@mantine/core';
import type { FoldReport, RunReport } from '@shared/run-report';
import type { RunDetail } from '@shared/runs';
import { IconLayersSubtract } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useRunReport } from '../../../api/queries';
import { SplitDrawing } from '../../../charts/SplitDrawing';
import type { SplitRow } from '../../../charts/split-rows';
import { EmptyState } from '../../../ui/EmptyState';
import { QueryView } from '../../../ui/QueryView';
import { seedsText } from '../seeded';
import { FoldTable } from './FoldTable';
import styles from './folds.module.css';
import { foldsText } from './key-metrics';
import { PartTable } from './PartTable';
import { PathsView } from './PathsView';

/** What each fold was trained and tested on and what it gave; the same figures by year, by regime and by back-test path. */
export function FoldsView({ run }: { readonly run: RunDetail }): ReactNode {
  const query = useRunReport(run.id);
  return (
    <QueryView query={query} skeleton={<Skeleton h={480} />}>
      {(report) => (report === null ? <NoReport /> : <Report run={run} report={report} />)}
    </QueryView>
  );
}

/** Of a run that was made before folds were kept. */
export function NoReport(): ReactNode {
  return (
    <EmptyState icon={IconLayersSubtract} title="Made by an older version">
      It kept only what the Result page shows. Run the experiment again to fill this page.
    </EmptyState>
  );
}

function Report({ run, report }: { readonly run: RunDetail; readonly report: RunReport }): ReactNode {
  const rows = useMemo(() => report.folds.map(splitRowOf), [report.folds]);
  const { kind } = run.spec.label;
  return (
    <div className={styles.view}>
      <section>
        <h2 className={styles.title}>
          Folds over time <span className="ls-quiet">{foldsText(report)}</span>
        </h2>
        <SplitDrawing rows={rows} label="What each fold does with time" testId="fold-drawing" />
      </section>
      <section>
        <h2 className={styles.title}>
          By fold{' '}
          <span className="ls-quiet">figures of its test rows, after costs; {seedsText(run.seeds)}</span>
        </h2>
        <FoldTable run={run} folds={report.folds} />
      </section>
      <div className={styles.parts}>
        <PartTable
          title="By year"
          subtitle="of the test rows"
          kind={kind}
          parts={report.years}
          testId="year-table"
        />
        <PartTable
          title="By regime"
          subtitle="of the market, told by rises and falls of its close"
          kind={kind}
          parts={report.regimes}
          testId="regime-table"
        />
      </div>
      {report.paths.length > 0 && <PathsView paths={report.paths} />}
    </div>
  );
}

function splitRowOf({ fold, segments, flaw }: FoldReport): SplitRow {
  return {
    id: fold,
    label: String(fold + 1),
    title: `Fold ${fold + 1}`,
    segments,
    isFlawed: flaw !== null,
  };
}
