import { Tabs } from '@mantine/core';
import type { RunDetail, SplitName } from '@shared/runs';
import { type ReactNode, useState } from 'react';
import { useJobs, useRun } from '../../api/queries';
import type { VisibleRange } from '../../charts/types';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { StateBadge } from '../../ui/StateBadge';
import { LogView } from './LogView';
import { ResultView } from './ResultView';
import { RunActionsBar } from './RunActionsBar';
import { RunFacts } from './RunFacts';
import { RunName } from './RunName';
import { RunNotices } from './RunNotices';
import styles from './run-page.module.css';
import { jobOf } from './run-state';
import { SpecView } from './SpecView';
import { TradesView } from './TradesView';
import { TrainingView } from './TrainingView';

interface Props {
  readonly id: number;
}

export function RunPage({ id }: Props): ReactNode {
  const query = useRun(id);
  if (query.data !== undefined) return <LoadedRun run={query.data} />;
  return (
    <Page title="Run" testId="run-page" state="loading">
      <QueryView query={query}>{() => null}</QueryView>
    </Page>
  );
}

type RunTab = 'result' | 'training' | 'trades' | 'spec' | 'log';

function LoadedRun({ run }: { readonly run: RunDetail }): ReactNode {
  const job = jobOf(run, useJobs().data);
  const hasResult = run.metrics !== null;
  const [chosen, setChosen] = useState<RunTab | null>(null);
  const [split, setSplit] = useState<SplitName>('test');
  const [range, setRange] = useState<VisibleRange>('all');
  const tab = chosen ?? (hasResult ? 'result' : 'training');

  const changeSplit = (next: SplitName): void => {
    setSplit(next);
    setRange('all');
  };
  const showOnChart = (wanted: VisibleRange): void => {
    setRange(wanted);
    setChosen('result');
  };

  return (
    <Page
      testId="run-page"
      state={run.state}
      title={<RunName run={run} />}
      aside={<StateBadge state={run.state} />}
      actions={<RunActionsBar run={run} />}
    >
      <Tabs
        className={styles.tabs}
        value={tab}
        onChange={(next) => setChosen(asTab(next))}
        keepMounted={false}
      >
        <RunFacts run={run} />
        <Tabs.List className={styles.tabList}>
          <Tabs.Tab value="result" disabled={!hasResult} data-testid="tab-result">
            Result
          </Tabs.Tab>
          <Tabs.Tab value="training" data-testid="tab-training">
            Training
          </Tabs.Tab>
          <Tabs.Tab value="trades" disabled={!hasResult} data-testid="tab-trades">
            Trades
          </Tabs.Tab>
          <Tabs.Tab value="spec" data-testid="tab-spec">
            Spec
          </Tabs.Tab>
          <Tabs.Tab value="log" data-testid="tab-log">
            Log
          </Tabs.Tab>
        </Tabs.List>
        <div className={styles.content}>
          <RunNotices run={run} />
          <Tabs.Panel value="result">
            {run.metrics !== null && (
              <ResultView
                run={run}
                metrics={run.metrics}
                split={split}
                onSplitChange={changeSplit}
                range={range}
              />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="training">
            <TrainingView run={run} job={job} />
          </Tabs.Panel>
          <Tabs.Panel value="trades">
            <TradesView run={run} split={split} onSplitChange={changeSplit} onShow={showOnChart} />
          </Tabs.Panel>
          <Tabs.Panel value="spec">
            <SpecView run={run} />
          </Tabs.Panel>
          <Tabs.Panel value="log">
            <LogView runId={run.id} isLive={run.state === 'running'} />
          </Tabs.Panel>
        </div>
      </Tabs>
    </Page>
  );
}

const tabs: readonly RunTab[] = ['result', 'training', 'trades', 'spec', 'log'];

const asTab = (value: string | null): RunTab | null => tabs.find((tab) => tab === value) ?? null;
