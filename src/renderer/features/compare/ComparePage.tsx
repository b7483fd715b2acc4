import { Button } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { IconArrowsDiff } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useRuns } from '../../api/queries';
import { EmptyState } from '../../ui/EmptyState';
import { navigate } from '../../ui/location';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { isOfLogs } from '../runs/metrics';
import styles from './compare.module.css';
import { comparePath, useCompareStore } from './compare-store';
import { EquityOverlay } from './EquityOverlay';
import { ExportMenu } from './export/ExportMenu';
import { LossOverlay } from './LossOverlay';
import { MetricComparison } from './MetricComparison';
import { PairedTests } from './PairedTests';
import { PairMatrix } from './PairMatrix';
import { ProbabilityOverlay } from './ProbabilityOverlay';
import { RunPicker } from './RunPicker';
import { SpecDifferences } from './SpecDifferences';

interface Props {
  /** Runs named by the address; none means those put together elsewhere. */
  readonly ids: readonly number[];
}

/** Two or more runs side by side. */
export function ComparePage({ ids }: Props): ReactNode {
  const query = useRuns();
  const drawn = useRef<HTMLDivElement>(null);
  useSharedSelection(ids);
  const runs = useMemo(() => pickRuns(query.data ?? [], ids), [query.data, ids]);
  return (
    <Page
      title="Compare"
      testId="compare-page"
      isScrolling
      actions={
        <>
          {runs.length > 1 && <ExportMenu runs={runs} page={drawn} />}
          <RunPicker all={query.data ?? []} chosen={runs} onChange={goTo} />
        </>
      }
    >
      <QueryView query={query}>
        {(all) =>
          runs.length < 2 ? (
            <TooFew all={all} count={runs.length} />
          ) : (
            <Comparison runs={runs} drawn={drawn} />
          )
        }
      </QueryView>
    </Page>
  );
}

/** The address wins; without one the runs put together elsewhere become it. */
function useSharedSelection(ids: readonly number[]): void {
  const wanted = ids.join(',');
  useEffect(() => {
    const { ids: stored, set } = useCompareStore.getState();
    if (wanted !== '') set(wanted.split(',').map(Number));
    else if (stored.length > 0) navigate(comparePath(stored), { replace: true });
  }, [wanted]);
}

function goTo(ids: readonly number[]): void {
  useCompareStore.getState().set(ids);
  navigate(comparePath(ids), { replace: true });
}

function pickRuns(all: readonly RunSummary[], ids: readonly number[]): readonly RunSummary[] {
  return [...new Set(ids)].flatMap((id) => all.filter((run) => run.id === id));
}

function TooFew({ all, count }: { readonly all: readonly RunSummary[]; readonly count: number }): ReactNode {
  const done = all.filter((run) => run.metrics !== null).length;
  return (
    <EmptyState
      icon={IconArrowsDiff}
      title={count === 1 ? 'One more run to compare' : 'Choose runs to compare'}
      action={
        <Button variant="default" onClick={() => navigate(done === 0 ? '/experiments' : '/runs')}>
          {done === 0 ? 'Go to experiments' : 'Go to runs'}
        </Button>
      }
    >
      {done < 2
        ? 'Comparing takes two runs that are done. Run an experiment, change one thing, and run it again.'
        : 'Add them above, or tick them in the table of runs and press Compare.'}
    </EmptyState>
  );
}

interface ComparisonProps {
  readonly runs: readonly RunSummary[];
  /** Given what is drawn, for exports. */
  readonly drawn: RefObject<HTMLDivElement | null>;
}

function Comparison({ runs, drawn }: ComparisonProps): ReactNode {
  // Nothing is traded on a forecast of volatility.
  const traded = useMemo(
    () => runs.filter(({ metrics }) => metrics === null || !isOfLogs(metrics.test)),
    [runs],
  );
  const done = useMemo(() => runs.filter(({ metrics }) => metrics !== null), [runs]);
  const tradedAndDone = useMemo(() => traded.filter(({ metrics }) => metrics !== null), [traded]);
  return (
    <div className={styles.page} ref={drawn}>
      {tradedAndDone.length > 1 && <EquityOverlay runs={tradedAndDone} />}
      <SpecDifferences runs={runs} />
      <MetricComparison runs={runs} />
      {done.length > 1 && <PairedTests runs={done} />}
      {tradedAndDone.length > 1 && <PairMatrix runs={tradedAndDone} />}
      {tradedAndDone.length > 1 && <ProbabilityOverlay runs={tradedAndDone} />}
      <LossOverlay runs={runs} />
    </div>
  );
}
