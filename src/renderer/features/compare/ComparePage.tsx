import { Button } from '@mantine/core';
import type { RunSummary } from '@shared/runs';
import { IconArrowsDiff } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useRunSummaries } from '../../api/queries';
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
import { strokesOf } from './strokes';
import { StrokesProvider } from './use-strokes';

interface Props {
  /** Runs named by the address; none means those put together elsewhere. */
  readonly ids: readonly number[];
}

/** Two or more runs side by side. */
export function ComparePage({ ids }: Props): ReactNode {
  const unique = useMemo(() => [...new Set(ids)], [ids]);
  const query = useRunSummaries(unique);
  const drawn = useRef<HTMLDivElement>(null);
  useSharedSelection(ids);
  const runs = query.data ?? noRuns;
  const strokes = useMemo(() => strokesOf(runs), [runs]);
  return (
    <StrokesProvider value={strokes}>
      <Page
        title="Compare"
        testId="compare-page"
        isScrolling
        actions={
          <>
            {runs.length > 1 && <ExportMenu runs={runs} page={drawn} />}
            <RunPicker chosen={runs} onChange={goTo} />
          </>
        }
      >
        <QueryView query={query}>
          {(found) =>
            found.length < 2 ? <TooFew count={found.length} /> : <Comparison runs={found} drawn={drawn} />
          }
        </QueryView>
      </Page>
    </StrokesProvider>
  );
}

const noRuns: readonly RunSummary[] = [];

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

function TooFew({ count }: { readonly count: number }): ReactNode {
  return (
    <EmptyState
      icon={IconArrowsDiff}
      title={count === 1 ? 'One more run to compare' : 'Choose runs to compare'}
      action={
        <Button variant="default" onClick={() => navigate('/runs')}>
          Go to runs
        </Button>
      }
    >
      Comparing takes two runs that are done. Add them above, or tick them in the table of runs and press
      Compare.
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
