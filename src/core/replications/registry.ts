import type { Replication, ReplicationKey } from '@shared/replications';
import type { ExperimentSpec } from '@shared/spec';
import { parseSpec } from '../spec/parse-spec';
import type { ReplicationDefinition } from './definition';
import { fischerKrauss } from './fischer-krauss';
import { harVolatility } from './har-volatility';
import { qlibLstm } from './qlib-lstm';
import { tenDays } from './ten-days';

const definitions: Readonly<Record<ReplicationKey, ReplicationDefinition>> = {
  tenDays,
  fischerKrauss,
  qlibLstm,
  harVolatility,
};

/** The studies that can be repeated, in the order they are offered. */
export const replications: readonly Replication[] = Object.values(definitions).map(({ about }) => about);

/**
 * The experiment of a study on the user's series. Of a smaller panel than the study's it holds at most a third of the series a side.
 *
 * @param series names; the first is the one that an experiment without a panel is of
 * @throws SpecError where they do not fit
 */
export function replicationSpec(key: ReplicationKey, series: readonly string[]): ExperimentSpec {
  const { about, spec } = definitions[key];
  const [first = '', ...others] = series;
  const panel = about.needsPanel ? others : [];
  const asked = spec.decision?.top ?? null;
  const top = asked === null ? null : Math.max(1, Math.min(asked, Math.floor((panel.length + 1) / 3)));
  return parseSpec({
    ...spec,
    data: { series: first, panel },
    decision: { ...spec.decision, top },
    replicates: key,
  });
}
