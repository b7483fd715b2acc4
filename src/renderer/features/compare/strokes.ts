import type { RunSummary } from '@shared/runs';
import type { Stroke } from '../../charts/stroke';
import { paletteOf } from '../../theme/palette';

const inTurn: readonly Stroke[] = ['solid', 'dashed', 'dotted'];
/** A run keeps its colour everywhere, so that two of many may have the same. */
const colors = paletteOf('light').series.length;

/** By run: the first of a colour is drawn solid, the next ones of it dashed and dotted. */
export function strokesOf(runs: readonly Pick<RunSummary, 'id' | 'color'>[]): ReadonlyMap<number, Stroke> {
  const taken = new Map<number, number>();
  return new Map(
    runs.map(({ id, color }) => {
      const before = taken.get(color % colors) ?? 0;
      taken.set(color % colors, before + 1);
      return [id, inTurn[before % inTurn.length] ?? 'solid'];
    }),
  );
}
