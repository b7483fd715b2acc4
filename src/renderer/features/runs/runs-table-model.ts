import type { Column, ReactTable, Row } from '@tanstack/react-table';
import type { RunRow, runFeatures } from './run-columns';

export type RunsTableModel = ReactTable<typeof runFeatures, RunRow>;
export type RunTableRow = Row<typeof runFeatures, RunRow>;
export type RunColumn = Column<typeof runFeatures, RunRow>;
