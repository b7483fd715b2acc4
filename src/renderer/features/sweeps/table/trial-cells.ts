import type { TrialRow } from '@shared/sweeps';
import type { TrialColumn } from './trial-columns';

/** A cell of a trial's row. */
export interface TrialCell {
  readonly id: string;
  readonly text: string;
  readonly width: number;
  readonly isFigure: boolean;
  /** How many columns it takes. */
  readonly span: number;
  /** Why the trial failed, behind the text. */
  readonly reason: string | null;
}

/** The cells of a row: of a failed trial, which has no values, the sentence that says why stands in their place. */
export function trialCells(trial: TrialRow, columns: readonly TrialColumn[]): readonly TrialCell[] {
  const cells = columns.map((column): TrialCell => cellOf(trial, column));
  const at = columns.findIndex(({ id }) => id === 'state');
  const state = cells[at];
  if (trial.problem === null || state === undefined) return cells;
  const values = cells.filter(({ id }) => isObjective(id));
  const wide: TrialCell = {
    ...state,
    width: values.reduce((sum, { width }) => sum + width, state.width),
    span: 1 + values.length,
    reason: trial.problem,
  };
  return cells.toSpliced(at, wide.span, wide);
}

/** Columns of the values, which follow that of the state. */
export const objectiveColumn = (index: number): string => `objective.${index}`;

const isObjective = (id: string): boolean => id.startsWith('objective.');

function cellOf(trial: TrialRow, { id, width, isFigure, textOf }: TrialColumn): TrialCell {
  return { id, text: textOf(trial), width, isFigure, span: 1, reason: null };
}
