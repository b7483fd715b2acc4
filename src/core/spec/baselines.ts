import type { ExperimentSpec, SpecFault } from '@shared/spec';
import { baselineOf, baselinesFor } from '../baselines/registry';

/** A list of baselines names each once, and only those that can be asked what the label asks. */
export function baselineFaults({ baselines, label }: ExperimentSpec): readonly SpecFault[] {
  if (baselines === 'auto') return [];
  return baselines.flatMap((kind, index): SpecFault[] => {
    const path = `baselines.${index}`;
    if (baselines.indexOf(kind) < index) return [{ path, message: `names ${kind} a second time` }];
    if (baselineOf(kind).fits(label)) return [];
    const fitting = baselinesFor(label).map((one) => one.kind);
    return [
      {
        path,
        message: `does not fit the label ${label.kind}, which takes ${fitting.join(', ')}, not ${kind}`,
      },
    ];
  });
}
