import { type QualityKind, type QualityReport, qualityKinds } from '@shared/quality';
import type { CorporateAction } from '@shared/series';
import type { Calendar } from '../calendars/calendar';
import { type SeriesData, timesOf } from '../series-data';
import { FindingList } from './finding-list';
import { barsInput, depthInput, scalarInput } from './inputs';
import { barChecks, depthChecks, scalarChecks } from './registry';

/** What is known of a series beside its data. */
export interface QualityContext {
  /** Median distance of two bars, points or snapshots. */
  readonly intervalMs: number;
  /** That the series keeps; null where the user chose none. */
  readonly calendar: Calendar | null;
  /** IANA zone of the market. */
  readonly timeZone: string;
  /** Splits that are known are no findings. */
  readonly actions: readonly CorporateAction[];
  /** Fingerprints of findings that the user dismissed. */
  readonly dismissed: ReadonlySet<string>;
}

/** Looks for everything in the registry. Time grows with the bars, memory for findings is bounded. */
export function checkQuality(data: SeriesData, context: QualityContext): QualityReport {
  const lists = new Map<QualityKind, FindingList>(
    qualityKinds.map((kind) => [kind, new FindingList(kind, context.dismissed)]),
  );
  const listOf = (kind: QualityKind): FindingList => {
    const list = lists.get(kind);
    if (list === undefined) throw new Error(`There are no findings of the kind ${kind}.`);
    return list;
  };
  switch (data.kind) {
    case 'bars': {
      const input = barsInput(data.bars, context);
      for (const { kind, find } of barChecks) find(input, listOf(kind));
      break;
    }
    case 'scalar': {
      const input = scalarInput(data, context);
      for (const { kind, find } of scalarChecks) find(input, listOf(kind));
      break;
    }
    case 'depth': {
      const input = depthInput(data, context);
      for (const { kind, find } of depthChecks) find(input, listOf(kind));
      break;
    }
  }
  const all = [...lists.values()];
  return {
    bars: timesOf(data).length,
    groups: all.map((list) => list.group()).filter(({ total }) => total > 0),
    dismissed: all.reduce((sum, list) => sum + list.dismissals, 0),
  };
}
