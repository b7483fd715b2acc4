import { navigate } from '../../ui/location';
import type { RunRow } from './run-columns';
import type { RunTableRow } from './runs-table-model';

interface KeyActions {
  readonly move: (by: number) => void;
  readonly moveTo: (index: number) => void;
  readonly count: number;
  readonly row: RunTableRow | undefined;
  readonly onEdit: (row: RunRow) => void;
  readonly onDelete: (row: RunRow) => void;
}

/** Does what a key asks for; false where it asks for nothing. */
export function runKey(key: string, { move, moveTo, count, row, onEdit, onDelete }: KeyActions): boolean {
  if (key === 'ArrowDown' || key === 'j') move(1);
  else if (key === 'ArrowUp' || key === 'k') move(-1);
  else if (key === 'PageDown') move(15);
  else if (key === 'PageUp') move(-15);
  else if (key === 'Home') moveTo(0);
  else if (key === 'End') moveTo(count - 1);
  else if (row === undefined) return false;
  else if (key === ' ' || key === 'x') row.toggleSelected();
  else if (key === 'Enter') navigate(`/runs/${row.original.run.id}`);
  else if (key === 'F2') onEdit(row.original);
  else if (key === 'Delete') onDelete(row.original);
  else return false;
  return true;
}
