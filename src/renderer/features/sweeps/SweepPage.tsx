import { Tabs } from '@mantine/core';
import type { SweepDetail } from '@shared/sweeps';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSweep } from '../../api/queries';
import { Page } from '../../ui/Page';
import { LineSkeleton, QueryView } from '../../ui/QueryView';
import { useKeptScroll } from '../../ui/use-kept-scroll';
import { SweepActionsBar } from './actions/SweepActionsBar';
import { useSelection } from './model/selection-store';
import { usePacedTrials } from './model/use-paced-trials';
import { SelectedProvider, SweepViewProvider, useSelectionOf, useViewOf } from './model/use-sweep-view';
import { NoTrialsYet } from './NoTrialsYet';
import { SweepFacts } from './SweepFacts';
import { SweepName } from './SweepName';
import { SweepNotices } from './SweepNotices';
import { SweepStateBadge } from './SweepStateBadge';
import { SelectionChips } from './selection/SelectionChips';
import styles from './sweep-page.module.css';
import { sweepTabs } from './sweep-tabs';
import { TrialDrawer } from './trial/TrialDrawer';

interface Props {
  readonly id: number;
}

/** A sweep as it goes on: how far it is, what it found, and why. */
export function SweepPage({ id }: Props): ReactNode {
  const query = useSweep(id);
  if (query.data !== undefined) return <LoadedSweep sweep={query.data} />;
  return (
    <Page title="Sweep" testId="sweep-page" state="loading">
      <QueryView query={query}>{() => null}</QueryView>
    </Page>
  );
}

function LoadedSweep({ sweep }: { readonly sweep: SweepDetail }): ReactNode {
  const trials = usePacedTrials(sweep.id);
  const view = useViewOf(sweep, trials?.data?.trials);
  const selected = useSelectionOf(view);
  const content = useRef<HTMLDivElement>(null);
  const begin = useSelection((state) => state.begin);
  const turnTo = useSelection((state) => state.turnTo);
  const tab = useSelection((state) => (state.sweepId === sweep.id ? state.tab : 'overview'));
  useKeptScroll(content, 'sweep', `${sweep.id} ${tab}`);
  useEffect(() => begin(sweep.id), [begin, sweep.id]);
  return (
    <SweepViewProvider value={view}>
      <SelectedProvider value={selected}>
        <Page
          testId="sweep-page"
          state={sweep.state}
          title={<SweepName sweep={sweep} />}
          aside={<SweepStateBadge sweep={sweep} />}
          actions={<SweepActionsBar sweep={sweep} />}
        >
          <Tabs
            className={styles.tabs}
            value={tab}
            onChange={(next) => turnTo(next ?? 'overview')}
            keepMounted={false}
          >
            <SweepFacts sweep={sweep} />
            <div className={styles.tabRow}>
              <Tabs.List className={styles.tabList}>
                {sweepTabs.map(({ id, title }) => (
                  <Tabs.Tab key={id} value={id} data-testid={`tab-${id}`}>
                    {title}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <SelectionChips />
            </div>
            <div ref={content} className={styles.content}>
              <SweepNotices sweep={sweep} />
              {trials !== null && (
                <QueryView query={trials} skeleton={<LineSkeleton lines={8} />}>
                  {({ trials: known }) => (known.length === 0 ? <NoTrialsYet sweep={sweep} /> : <Panels />)}
                </QueryView>
              )}
            </div>
          </Tabs>
          <TrialDrawer />
        </Page>
      </SelectedProvider>
    </SweepViewProvider>
  );
}

function Panels(): ReactNode {
  return sweepTabs.map(({ id, render }) => (
    <Tabs.Panel key={id} value={id}>
      {render()}
    </Tabs.Panel>
  ));
}
