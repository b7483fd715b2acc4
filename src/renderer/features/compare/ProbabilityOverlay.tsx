import { Skeleton } from '@mantine/core';
import type { RunSummary, SplitName } from '@shared/runs';
import { type ReactNode, useMemo, useState } from 'react';
import { useCourses } from '../../api/queries';
import { type Histogram, HistogramChart } from '../../charts/HistogramChart';
import { seriesColor } from '../../theme/palette';
import { usePalette } from '../../theme/use-palette';
import { ErrorState } from '../../ui/ErrorState';
import { formatNumber } from '../../ui/format';
import { SplitSelect } from '../runs/SplitSelect';
import styles from './compare.module.css';
import { useStrokes } from './use-strokes';

/** What the runs say, laid over each other: how sure they are, and how often. */
export function ProbabilityOverlay({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const [split, setSplit] = useState<SplitName>('test');
  const palette = usePalette();
  const strokes = useStrokes();
  const ids = useMemo(() => runs.map(({ id }) => id), [runs]);
  const query = useCourses({ ids, split, rollingBars: 63 });
  const { from, to } = useMemo(
    () => usedBins((query.data?.runs ?? []).map((one) => one.probabilities)),
    [query.data],
  );
  const edges = useMemo(
    () => Float64Array.from(query.data?.edges ?? []).subarray(from, to + 1),
    [query.data, from, to],
  );
  const histograms = useMemo((): readonly Histogram[] => {
    return (query.data?.runs ?? []).flatMap(({ id, probabilities }) => {
      const run = runs.find((one) => one.id === id);
      if (run === undefined || probabilities.length === 0) return [];
      const color = seriesColor(palette, run.color);
      const shares = Float64Array.from(probabilities).subarray(from, to);
      return [{ id: `run-${id}`, label: run.name, color, stroke: strokes.get(id), shares }];
    });
  }, [query.data, runs, strokes, palette, from, to]);
  return (
    <section className={styles.block} data-testid="compare-probabilities">
      <div className={styles.head}>
        <h2 className={styles.title}>
          P(up) <span className="ls-quiet">share of the bars by what was said of them</span>
        </h2>
        <SplitSelect value={split} onChange={setSplit} />
      </div>
      {query.error !== null && <ErrorState error={query.error} />}
      {query.data === undefined && query.error === null && <Skeleton h={240} />}
      {query.data !== undefined &&
        (histograms.length === 0 ? (
          <p className="ls-quiet">None of these runs gives a probability.</p>
        ) : (
          <div className={styles.histogram}>
            <HistogramChart
              edges={edges}
              histograms={histograms}
              format={formatProbability}
              label={`P(up) of ${histograms.length} runs`}
              testId="compare-probability-chart"
            />
          </div>
        ))}
    </section>
  );
}

const formatProbability = (value: number): string => formatNumber(value, 3);

/** The bins that hold anything, and one on either side: models of markets are seldom sure, and would fill a sliver of the chart. */
function usedBins(shares: readonly (readonly number[])[]): { readonly from: number; readonly to: number } {
  const bins = shares.reduce((most, own) => Math.max(most, own.length), 0);
  const isUsed = (bin: number) => shares.some((own) => (own[bin] ?? 0) > 0);
  const used = Array.from({ length: bins }, (_, bin) => bin).filter(isUsed);
  return { from: Math.max(0, (used[0] ?? 0) - 1), to: Math.min(bins, (used.at(-1) ?? bins) + 2) };
}
