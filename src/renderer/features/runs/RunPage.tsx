import { Tabs } from '@mantine/core';
import type { RunDetail, SplitName } from '@shared/runs';
import { type ReactNode, useRef, useState } from 'react';
import { useJobs, useRun } from '../../api/queries';
import type { VisibleRange } from '../../charts/types';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { StateBadge } from '../../ui/StateBadge';
import { AuditNotice } from './audit/AuditNotice';
import { RunActionsBar } from './RunActionsBar';
import { RunFacts } from './RunFacts';
import { RunName } from './RunName';
import { RunNotices } from './RunNotices';
import { RepeatNotice } from './reproduction/RepeatNotice';
import styles from './run-page.module.css';
import { jobOf } from './run-state';
import { runTabs } from './run-tabs';

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

function LoadedRun({ run }: { readonly run: RunDetail }): ReactNode {
  const job = jobOf(run, useJobs().data);
  const hasResult = run.metrics !== null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [split, setSplit] = useState<SplitName>('test');
  const [range, setRange] = useState<VisibleRange>('all');
  const content = useRef<HTMLDivElement>(null);
  const open = (tab: string | null): void => {
    setChosen(tab);
    content.current?.scrollTo({ top: 0 });
  };
  const changeSplit = (next: SplitName): void => {
    setSplit(next);
    setRange('all');
  };
  const showOnChart = (wanted: VisibleRange): void => {
    setRange(wanted);
    open('result');
  };
  const active = chosen ?? (hasResult ? 'result' : 'training');
  const view = { run, job, split, range, changeSplit, showOnChart };
  return (
    <Page
      testId="run-page"
      state={run.state}
      title={<RunName run={run} />}
      aside={<StateBadge state={run.state} />}
      actions={<RunActionsBar run={run} />}
    >
      <Tabs className={styles.tabs} value={active} onChange={open} keepMounted={false}>
        <RunFacts run={run} />
        <Tabs.List className={styles.tabList}>
          {runTabs.map(({ id, title, needsResult }) => (
            <Tabs.Tab key={id} value={id} disabled={needsResult && !hasResult} data-testid={`tab-${id}`}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <div ref={content} className={styles.content}>
          {chosen !== 'audit' && <AuditNotice run={run} />}
          <RepeatNotice run={run} />
          <RunNotices run={run} hasWarnings={active === 'result' || !hasResult} />
          {runTabs.map(({ id, render }) => (
            <Tabs.Panel key={id} value={id}>
              {render(view)}
            </Tabs.Panel>
          ))}
        </div>
      </Tabs>
    </Page>
  );
}
