import type { ExperimentData } from '../dataset/experiment-data';
import { withFeatures } from '../dataset/feature-columns';
import { seriesOfRow } from '../dataset/panel/layout';
import type { AuditSubject } from './check';

/** A bar of one of the series of an experiment. */
export interface PartBar {
  /** Place of the series among the parts. */
  readonly part: number;
  /** Bar of its market. */
  readonly t: number;
}

/** Calls `visit` with the values of every feature of a series in turn; they are to be read before it returns. [time] */
export function eachColumn(
  { experiment, openColumns }: Pick<AuditSubject, 'experiment' | 'openColumns'>,
  part: number,
  visit: (values: Float64Array, f: number) => void,
): void {
  const { market } = experiment.parts[part]!;
  withFeatures(market, experiment.spec.features, openColumns, ({ each }) => each(visit));
}

/** The data that a series of the experiment was made of. */
export function dataOfPart(
  { experiment, data }: Pick<AuditSubject, 'experiment' | 'data'>,
  part: number,
): Pick<ExperimentData, 'series' | 'auxiliary'> {
  const { name } = experiment.parts[part]!;
  const member = data.panel.find((one) => one.name === name);
  return { auxiliary: data.auxiliary, series: member?.source ?? data.series };
}

/** Where a row of the stack is in its series. */
export function barOfRow({ experiment: { layout } }: Pick<AuditSubject, 'experiment'>, row: number): PartBar {
  if (layout === null) return { part: 0, t: row };
  const part = seriesOfRow(layout, row);
  return { part, t: row - layout.offsets[part]! };
}

/** Row of the stack that a series begins at. */
export function offsetOf({ experiment: { layout } }: Pick<AuditSubject, 'experiment'>, part: number): number {
  return layout === null ? 0 : layout.offsets[part]!;
}
