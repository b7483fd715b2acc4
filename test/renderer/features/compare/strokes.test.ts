import { strokesOf } from '@renderer/features/compare/strokes';
import { cutInMiddle } from '@renderer/ui/NameText';
import { expect, it } from 'vitest';

it('draws runs of one colour solid, dashed and dotted, those of others solid', () => {
  const strokes = strokesOf([
    { id: 1, color: 0 },
    { id: 2, color: 1 },
    { id: 3, color: 8 },
    { id: 4, color: 16 },
  ]);
  expect([...strokes.values()]).toEqual(['solid', 'solid', 'dashed', 'dotted']);
});

it('keeps the end of a name that is too long, by which runs of a sweep are told apart', () => {
  expect(cutInMiddle('Momentum #1', 20)).toBe('Momentum #1');
  const cut = cutInMiddle('A very long name of an experiment sweep 2 #149', 30);
  expect(cut).toBe('A very long name… sweep 2 #149');
  expect(cut.length).toBeLessThanOrEqual(30);
  expect(cutInMiddle('Momentum on daily bars, rate 0.001, seed 6 #1', 30)).toBe(
    'Momentum on daily b… seed 6 #1',
  );
});
