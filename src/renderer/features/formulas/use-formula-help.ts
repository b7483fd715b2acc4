import { useDebouncedValue } from '@mantine/hooks';
import type { FormulaFault, FormulaHelp, JoinedShape } from '@shared/formulas';
import { useFormulaHelpQuery } from '../../api/queries';

export interface LiveHelp {
  /** Of the text and the cursor; those of the place before while the answer is on its way. */
  readonly help: FormulaHelp | null;
  readonly isCurrent: boolean;
  /** Of the text once it has rested a moment, so that what is half typed is not called wrong. */
  readonly faults: readonly FormulaFault[];
}

const restMs = 250;

/** What main says of a formula while it is written. */
export function useFormulaHelp(text: string, cursor: number, joined: readonly JoinedShape[]): LiveHelp {
  const query = useFormulaHelpQuery({ text, cursor, joined });
  const help = query.data ?? null;
  const isCurrent = help !== null && !query.isPlaceholderData;
  const [rested] = useDebouncedValue(text, restMs);
  return { help, isCurrent, faults: isCurrent && rested === text ? help.faults : noFaults };
}

const noFaults: readonly FormulaFault[] = [];
