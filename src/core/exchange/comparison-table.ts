import { type RunDetail, splitNames } from '@shared/runs';
import { figuresOf } from '../evaluation/spreads';
import { diffSpecs } from '../spec/diff';
import type { ExportColumn, ExportTable } from './table';

/**
 * Runs side by side, a row each: the fields in which their specs differ, and every figure of every split, that of the ensemble with the
 * deviation over its seeds.
 */
export function comparisonTable(runs: readonly RunDetail[]): ExportTable {
  const text = (name: string, of: (run: RunDetail) => string | null): ExportColumn => ({
    name,
    kind: 'text',
    values: runs.map(of),
  });
  const differences = diffSpecs(runs.map(({ spec }) => spec));
  return {
    rows: runs.length,
    columns: [
      { name: 'run', kind: 'count', values: runs.map(({ id }) => id) },
      text('name', ({ name }) => name),
      text('series', ({ seriesName }) => seriesName),
      text('state', ({ state }) => state),
      text('device', ({ device }) => device),
      ...differences.map(
        ({ path, values }): ExportColumn => ({ name: path, kind: 'text', values: [...values] }),
      ),
      ...splitNames.flatMap((split) => figureColumns(runs, split)),
    ],
  };
}

function figureColumns(
  runs: readonly RunDetail[],
  split: (typeof splitNames)[number],
): readonly ExportColumn[] {
  const figures = runs.map(({ metrics }) => (metrics === null ? null : figuresOf(metrics[split])));
  const paths = [...new Set(figures.flatMap((known) => [...(known?.keys() ?? [])]))];
  return paths.flatMap((path): readonly ExportColumn[] => {
    const sds = runs.map(({ metrics }) => metrics?.[split].overSeeds[path]?.sd ?? Number.NaN);
    return [
      {
        name: `${split}.${path}`,
        kind: 'number',
        values: figures.map((known) => known?.get(path) ?? Number.NaN),
      },
      ...(sds.every(Number.isNaN)
        ? []
        : [{ name: `${split}.${path}.sd`, kind: 'number', values: sds } as const]),
    ];
  });
}
