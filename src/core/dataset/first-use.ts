import type { FirstUse } from '@shared/experiments';
import type { AuxiliarySpec, ExperimentSpec } from '@shared/spec';
import { timesOf } from '../series-data';
import type { ExperimentData, SourceSeries } from './experiment-data';
import { marketOf } from './market';

/**
 * When a real value of an auxiliary series is first seen: the last one that a bar is the first to know. It is found by joining
 * the numbers of the values in place of the values, so it is what the experiment does and not a second account of it.
 *
 * @throws AppError `invalid` as `marketOf`.
 */
export function firstUseOf(
  spec: Omit<ExperimentSpec['data'], 'auxiliary'>,
  series: ExperimentData['series'],
  auxiliary: AuxiliarySpec,
  source: SourceSeries,
): FirstUse {
  const time = timesOf(source.data);
  const numbered = { ...source, data: { kind: 'scalar', time, value: time.map((_, i) => i) } } as const;
  const { bars, joined } = marketOf(
    { ...spec, auxiliary: [auxiliary] },
    { series, auxiliary: new Map([[auxiliary.name, numbered]]) },
  );
  const numbers = joined.get(auxiliary.name);
  if (numbers?.kind !== 'scalar') throw new Error(`"${auxiliary.name}" was not joined.`);
  const known = numbers.value;
  const last = known.findLastIndex((number, t) => !Number.isNaN(number) && number !== known[t - 1]);
  return {
    example: last < 0 ? null : { value: time[known[last]!]!, bar: bars.time[last]! },
    bars: bars.time.length,
    knownBars: known.reduce((count, number) => (Number.isNaN(number) ? count : count + 1), 0),
  };
}
