import { type ReactNode, useMemo } from 'react';
import { HistogramChart } from '../../../charts/HistogramChart';
import { formatCount } from '../../../ui/format';
import { ChartPanel } from '../ChartPanel';
import { binEdges, sharesOf } from '../model/histogram';
import { isJudged, objectiveValue } from '../model/trial-values';
import { useSelected, useSweepView } from '../model/use-sweep-view';
import styles from '../sweep-page.module.css';

/** How the values of the objective lie, all of them and those of the selected trials. */
export function DistributionPanel(): ReactNode {
  const { trials, objectives, best } = useSweepView();
  const selected = useSelected();
  const objective = objectives[0]!;
  const { index, axis, words, beyond } = objective;
  const judged = useMemo(() => trials.filter((trial) => isJudged(trial, index)), [trials, index]);
  const chart = useMemo(() => {
    const valuesOf = (some: typeof judged) => some.map((trial) => objectiveValue(trial, index) ?? Number.NaN);
    const edges = binEdges(axis.min, axis.max, judged.length);
    return {
      edges,
      histograms: [
        { id: 'all', label: 'All trials', shares: sharesOf(valuesOf(judged), edges) },
        ...(selected === null
          ? []
          : [
              {
                id: 'selected',
                label: 'Selected',
                shares: sharesOf(valuesOf(judged.filter(({ number }) => selected.has(number))), edges),
              },
            ]),
      ],
      marks: judged
        .filter(({ number }) => best.has(number))
        .map((trial) => ({ value: objectiveValue(trial, index) ?? Number.NaN, label: 'Best' })),
    };
  }, [judged, axis, index, selected, best]);
  return (
    <ChartPanel
      title="Distribution"
      remark={`${formatCount(judged.length, 'done trial')} with a value${beyond > 0 ? ', far worse ones in the last bin' : ''}`}
    >
      {judged.length === 0 ? (
        <p className={styles.reason}>No trial has run to its end with a value yet.</p>
      ) : (
        <div className={styles.chart}>
          <HistogramChart
            {...chart}
            format={words.format}
            xTitle={words.axisTitle}
            yTitle="Share of trials"
            label={`Distribution of ${words.title} over the trials`}
            testId="distribution-chart"
          />
        </div>
      )}
    </ChartPanel>
  );
}
