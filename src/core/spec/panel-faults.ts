import type { ExperimentSpec, SpecFault } from '@shared/spec';

/** Series that a panel names twice, and rules that only a panel can follow. */
export function panelFaults({ data, decision }: ExperimentSpec): readonly SpecFault[] {
  const names = [data.series, ...data.panel];
  const twice = data.panel.flatMap((name, index) =>
    names.indexOf(name) <= index
      ? [{ path: `data.panel.${index}`, message: `names ${name} a second time; name each series once` }]
      : [],
  );
  if (decision.top === null || data.panel.length > 0)
    return [...twice, ...topFaults(decision.top, names.length)];
  const message =
    'chooses among the series of a panel, and there is only one; add others under data.panel, or leave it off';
  return [{ path: 'decision.top', message }];
}

function topFaults(top: number | null, series: number): readonly SpecFault[] {
  if (top === null || top <= series) return [];
  return [
    { path: 'decision.top', message: `must be at most ${series}, the series of the panel, not ${top}` },
  ];
}
