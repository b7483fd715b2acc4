import { Checkbox } from '@mantine/core';
import type { AnalysedFeature } from '@shared/analysis';
import {
  type Column,
  columnPinningFeature,
  columnSizingFeature,
  createColumnHelper,
  createSortedRowModel,
  metaHelper,
  type ReactTable,
  type Row,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table';
import styles from './feature-table.module.css';
import { type FigureColumn, figureColumns } from './figure-columns';

/** A row of the table; `isOn` where applying would give it to the experiment. */
export interface FeatureRow {
  readonly key: string;
  /** Place in the list that was analysed. */
  readonly index: number;
  readonly analysed: AnalysedFeature;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

interface FeatureColumnMeta {
  readonly help?: string;
  readonly isFigure?: boolean;
}

export const tableModel = tableFeatures({
  rowSortingFeature,
  columnSizingFeature,
  columnPinningFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: metaHelper<FeatureColumnMeta>(),
});

export type FeatureTableModel = ReactTable<typeof tableModel, FeatureRow>;
export type FeatureTableRow = Row<typeof tableModel, FeatureRow>;
export type FeatureColumn = Column<typeof tableModel, FeatureRow>;

const helper = createColumnHelper<typeof tableModel, FeatureRow>();

const on = helper.accessor(({ isOn }) => (isOn ? 1 : 0), {
  id: 'on',
  size: 40,
  enableSorting: false,
  meta: { help: 'Features that are switched off are left out when you apply.' },
  header: 'On',
  cell: ({ row: { original } }) => (
    <Checkbox
      aria-label={`Use ${original.analysed.label}`}
      checked={original.isOn}
      onChange={original.onToggle}
      data-testid={`feature-on-${original.index}`}
    />
  ),
});

const label = helper.accessor(({ analysed }) => analysed.label, {
  id: 'label',
  size: 190,
  sortFn: sortFn_alphanumeric,
  header: 'Feature',
  cell: ({ getValue }) => (
    <span className={styles.label} title={getValue()}>
      {getValue()}
    </span>
  ),
});

const unit = helper.accessor(({ analysed }) => (analysed.ok ? analysed.unit : undefined), {
  id: 'unit',
  size: 110,
  sortFn: sortFn_alphanumeric,
  sortUndefined: 'last',
  meta: { help: 'What the values are measured in; share: 0.01 is one per cent.' },
  header: 'Unit',
  cell: ({ getValue }) => <span className="ls-quiet">{getValue()}</span>,
});

export const featureColumns = helper.columns([on, label, ...figureColumns.map(columnOf), unit]);

/** Undefined figures come last, whichever way the column is sorted. */
function columnOf({ id, header, help, size, read, format, level }: FigureColumn) {
  return helper.accessor(
    ({ analysed }) => (analysed.ok ? (read(analysed.figures) ?? undefined) : undefined),
    {
      id,
      size,
      sortFn: sortFn_basic,
      sortUndefined: 'last',
      sortDescFirst: true,
      meta: { help, isFigure: true },
      header,
      cell: ({ row: { original }, getValue }) => (
        <span data-level={original.analysed.ok ? level?.(original.analysed.figures) : undefined}>
          {format(getValue() ?? null)}
        </span>
      ),
    },
  );
}
