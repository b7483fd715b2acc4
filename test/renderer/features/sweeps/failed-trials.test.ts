import { trialText } from '@renderer/features/sweeps/model/trial-words';
import { objectiveColumn, trialCells } from '@renderer/features/sweeps/table/trial-cells';
import type { TrialColumn } from '@renderer/features/sweeps/table/trial-columns';
import { describe, expect, it } from 'vitest';
import { trialRow } from './trials';

const column = (id: string, width: number, textOf: TrialColumn['textOf']): TrialColumn => ({
  id,
  title: id,
  width,
  isFigure: id !== 'state',
  keyOf: () => null,
  textOf,
});

const columns = [
  column('number', 60, ({ number }) => String(number)),
  column('state', 80, ({ state }) => state),
  column(objectiveColumn(0), 100, ({ values }) => String(values[0])),
  column(objectiveColumn(1), 120, ({ values }) => String(values[1])),
  column('model.hidden', 90, () => '16'),
];
const problem = 'The loss became infinite in epoch 2.';
const failed = trialRow({ number: 7, state: 'failed', values: [null, null], problem });

describe('a failed trial', () => {
  it('says why in its row, in the place of the values that it has not', () => {
    const cells = trialCells(failed, columns);
    expect(cells.map(({ id }) => id)).toEqual(['number', 'state', 'model.hidden']);
    expect(cells[1]).toMatchObject({ text: 'failed', reason: problem, span: 3, width: 300 });
    const width = columns.reduce((sum, one) => sum + one.width, 0);
    expect(cells.reduce((sum, cell) => sum + cell.width, 0)).toBe(width);
  });

  it('leaves the rows of the others as they are', () => {
    const cells = trialCells(trialRow({ values: [0.5, 2] }), columns);
    expect(cells.map(({ text }) => text)).toEqual(['0', 'done', '0.5', '2', '16']);
    expect(cells.every(({ span, reason }) => span === 1 && reason === null)).toBe(true);
  });

  it('says why where a chart tells what is pointed at', () => {
    expect(trialText(failed, { objectives: [] })).toBe('Trial 7 failed: The loss became infinite in epoch 2');
  });
});
