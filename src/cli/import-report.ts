import { roleName } from '@shared/column-roles';
import type { ImportComparison } from '@shared/importing';
import type { FileImport, ImportReport, SeriesKind } from '@shared/series';
import { note, table } from './output';

const rowsOf = {
  bars: ['bar', 'bars'],
  scalar: ['value', 'values'],
  depth: ['snapshot', 'snapshots'],
} as const;

/** `1 bar`, `1260 bars`, `20 snapshots`. */
export function counted(count: number, kind: SeriesKind): string {
  return `${count} ${rowsOf[kind][count === 1 ? 0 : 1]}`;
}

/** Findings of a report, with the first lines of each, for people. */
export function noteFindings({ findings }: ImportReport): void {
  for (const finding of findings) {
    note(`${finding.severity}: ${finding.message}`);
    for (const example of finding.examples.slice(0, 3)) note(`  line ${example.line}: ${example.reason}`);
  }
}

/** What became of each of many files. */
export function filesTable(files: readonly FileImport[]): string {
  return table(files, [
    { title: 'file', cell: ({ file }) => file },
    { title: 'series', cell: ({ series }) => series?.name ?? '' },
    {
      title: 'result',
      cell: ({ series, report, problem }) => {
        if (series === null) return problem?.message ?? '';
        const warnings = report?.findings.filter(({ severity }) => severity === 'warning').length ?? 0;
        return counted(series.bars, series.kind) + (warnings > 0 ? `, ${warnings} to look at` : '');
      },
    },
  ]);
}

/** What changes, row by row, for people: the first few. */
export function noteChanges({ changed, series, missing }: ImportComparison): void {
  for (const { time, values } of changed.rows.slice(0, 5)) {
    const told = values.slice(0, 4).map(({ column, old, new: now }) => `${nameOf(column)} ${old} -> ${now}`);
    note(`  ${new Date(time).toISOString()}: ${told.join(', ')}${values.length > 4 ? ', ...' : ''}`);
  }
  if (changed.count > 5) note(`  ... and ${changed.count - 5} more.`);
  if (missing.count > 0)
    note(
      `${counted(missing.count, series.kind)} of "${series.name}" in that period are not in the file; they stay.`,
    );
}

function nameOf(column: string): string {
  return column === 'adjustedClose' || /\d$/.test(column)
    ? roleName(column as Parameters<typeof roleName>[0])
    : column;
}
