import type { TrialRow } from '@shared/sweeps';
import { type ReactNode, useCallback, useMemo } from 'react';
import { SpanChart } from '../../../charts/SpanChart';
import { labelAxis, type ValueAxis } from '../../../charts/value-axis';
import { formatDuration, formatMoment, formatNumber } from '../../../ui/format';
import { ChartPanel } from '../ChartPanel';
import { useSelection } from '../model/selection-store';
import { timeAxis } from '../model/time-axis';
import { lookOf, lookWords, trialText } from '../model/trial-words';
import { useSelected, useSweepView } from '../model/use-sweep-view';

/** Bars beyond these would be thinner than a pixel. */
const most = 2000;

/** When a worker took it up: it may have waited for one since it was proposed. */
function begunAt({ startedAt, endedAt, seconds }: TrialRow): number {
  return endedAt === null || seconds === null ? startedAt : Math.max(startedAt, endedAt - seconds * 1000);
}

/** Who worked on which trial from when to when. */
export function TimelinePanel(): ReactNode {
  const view = useSweepView();
  const { trials, best, sweep } = view;
  const selected = useSelected();
  const open = useSelection((state) => state.open);
  const isLive = sweep.state === 'running';
  const chart = useMemo(() => {
    const newest = trials.slice(-most);
    const now = newest.reduce((last, { startedAt, endedAt }) => Math.max(last, endedAt ?? startedAt), 0);
    const workers = newest.reduce((count, { worker }) => Math.max(count, worker + 1), 1);
    const first = newest.reduce((least, trial) => Math.min(least, begunAt(trial)), Number.POSITIVE_INFINITY);
    return {
      x: timeAxis(first, Math.max(now, first + 1000)),
      rows: labelAxis({
        id: 'worker',
        title: 'Worker',
        keys: Array.from({ length: workers }, (_, k) => String(k + 1)),
      }) satisfies ValueAxis,
      workers,
      spans: newest
        .filter(({ state }) => isLive || state !== 'running')
        .map((trial) => ({
          id: trial.number,
          row: trial.worker,
          from: begunAt(trial),
          to: trial.endedAt ?? now,
          look: lookOf(trial, best),
          isDim: selected !== null && !selected.has(trial.number),
        })),
    };
  }, [trials, best, selected, isLive]);
  const describe = useCallback(
    (number: number): string => {
      const trial = trials.find((one) => one.number === number);
      if (trial === undefined) return '';
      const seconds = trial.seconds ?? ((trial.endedAt ?? trial.startedAt) - trial.startedAt) / 1000;
      return `${trialText(trial, view)}, ${formatDuration(seconds)} from ${formatMoment(trial.startedAt)}`;
    },
    [trials, view],
  );
  const { workers, ...drawn } = chart;
  return (
    <ChartPanel
      title="Timeline"
      remark={
        trials.length > most
          ? `the newest ${formatNumber(most)} of ${formatNumber(trials.length)} trials`
          : null
      }
      isWide
      testId="timeline"
    >
      <div style={{ height: Math.min(520, 96 + workers * 26) }}>
        <SpanChart
          {...drawn}
          words={lookWords}
          describe={describe}
          hint="Point at a trial"
          onOpen={open}
          label="Trials by worker over time"
          testId="timeline-chart"
        />
      </div>
    </ChartPanel>
  );
}
