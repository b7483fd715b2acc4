import { contourOf } from '@core/search/importance/contour';
import { importanceOf } from '@core/search/importance/importance';
import type { JudgedTrial } from '@core/search/importance/study';
import { type Space, spaceOf } from '@core/search/space';
import type { Contour, Importance } from '@shared/sweeps';
import { type Db, inSnapshot } from '../storage/open';
import { planOf, specOf } from '../storage/sweep-rows';
import { valuesOfDone } from '../storage/sweep-trials';
import { getSweep } from '../storage/sweeps';

/** Which of the objectives of which sweep. */
interface Objective {
  readonly id: number;
  readonly objective: number;
}

export function importanceOfSweep(db: Db, ask: Objective): Importance {
  const { space, trials } = studied(db, ask);
  return importanceOf(space, trials);
}

export function contourOfSweep(
  db: Db,
  { x, y, ...ask }: Objective & { readonly x: string; readonly y: string },
): Contour {
  const { space, trials } = studied(db, ask);
  return contourOf(space, trials, [x, y]);
}

function studied(
  db: Db,
  { id, objective }: Objective,
): { readonly space: Space; readonly trials: readonly JudgedTrial[] } {
  return inSnapshot(db, () => {
    const plan = planOf(specOf(getSweep(db, id)));
    const trials = valuesOfDone(db, id).map(({ number, proposal, values }) => ({
      number,
      proposal,
      value: values[objective] ?? Number.NaN,
    }));
    return { space: spaceOf(plan.space), trials };
  });
}
