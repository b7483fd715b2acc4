import type { RunSummary, SplitMetrics, SplitName } from '@shared/runs';
import { groupBy } from '../../ui/group-by';

/** The figures of who did nothing clever, in the place of a run's own. */
export interface Baseline {
  readonly name: string;
  readonly metrics: SplitMetrics;
}

export const baselineHelp =
  'Buy and hold after the same costs; for the predictions, always saying up, the most frequent class or what the training rows did.';

interface Judged {
  readonly run: RunSummary;
  readonly part: SplitMetrics;
}

/**
 * What doing nothing clever gave over the runs' own bars: one baseline for all runs that have the same figures, so one
 * alone where all are judged on the same bars and costs. It is named by its series, or by the first of its runs where a
 * series has several.
 */
export function baselinesOf(runs: readonly RunSummary[], split: SplitName): readonly Baseline[] {
  const judged = runs.flatMap((run): readonly Judged[] =>
    run.metrics === null ? [] : [{ run, part: run.metrics[split] }],
  );
  const alike = groupBy(judged, ({ part }) => keyOf(part));
  const firsts = [...alike.values()].map((members) => members[0]!);
  return firsts.map(({ run, part }) => {
    const isAlone = firsts.filter((other) => other.run.seriesName === run.seriesName).length === 1;
    const name = firsts.length === 1 ? 'Baseline' : `Baseline ${isAlone ? run.seriesName : `of ${run.name}`}`;
    return { name, metrics: naiveOf(part, alike.get(keyOf(part)) ?? []) };
  });
}

const keyOf = ({ buyAndHold, alwaysUp }: SplitMetrics): string => JSON.stringify([buyAndHold, alwaysUp]);

/** Movements and forecasts have baselines of their own: those of the first of the runs that has such a thing. */
function naiveOf(part: SplitMetrics, judged: readonly Judged[]): SplitMetrics {
  const { movement = null } = judged.find((one) => one.part.movement !== null)?.part ?? {};
  const { forecast = null } = judged.find((one) => one.part.forecast !== null)?.part ?? {};
  return {
    ...part,
    ...part.alwaysUp,
    information: null,
    // Nothing random is in a baseline: its figures have no spread, and are not those of the run.
    overSeeds: {},
    intervals: {},
    movement: movement && { ...movement, ...movement.mostFrequent },
    forecast: forecast && { ...forecast, ...forecast.naive },
    trading: part.buyAndHold,
  };
}
