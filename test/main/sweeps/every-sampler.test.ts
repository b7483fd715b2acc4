import { copyWorkspace } from '@main/storage/workspace';
import { prunerKinds, samplerKinds } from '@shared/sweep-plan';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder';
import { waitFor } from '../test-services';
import { shuffled } from './computed-trials';
import { startSweeps, sweepToEnd, sweptSpec, told, waitForState } from './sweep-specs';

/** Two objectives for the one that is made for them. */
const objectivesOf = (kind: string) =>
  kind === 'nsga2' ? [{ metric: 'loss' }, { metric: 'trading.maxDrawdown' }] : [{ metric: 'loss' }];

const space = [
  { kind: 'int' as const, path: 'model.hidden', low: 4, high: 64, step: 4 },
  { kind: 'choice' as const, path: 'training.learningRate', values: [0.0001, 0.001, 0.01, 0.1] },
];

describe.each(samplerKinds.map((kind, k) => ({ kind, pruner: prunerKinds[k % prunerKinds.length]! })))(
  'a sweep by $kind with $pruner for pruner',
  ({ kind, pruner }) => {
    it('makes the same trials by four workers, killed half way, as by one', async () => {
      const spec = sweptSpec({
        space,
        sampler: { kind, startup: 4, population: 4 },
        pruner: { kind: pruner, startup: 3, warmUp: 2 },
        objectives: objectivesOf(kind),
        budget: { trials: 18 },
      });
      const alone = await startSweeps();
      const expected = told(alone.services, await sweepToEnd(alone.services, spec, 1));

      const { services } = await startSweeps({ delay: shuffled });
      const { id } = services.sweeps.startSpec(spec, 4);
      const made = () => services.sweeps.get(id).counts;
      await waitFor(() => made().done + made().pruned > 6, 'half of the trials');
      const file = tempFolder().path('killed.longshort');
      copyWorkspace(services.session.workspace(), file);
      await services.session.close();
      const again = await startSweeps({ delay: shuffled }, file);
      again.services.sweeps.resume(id);
      await waitForState(again.services, id, 'done');
      expect(told(again.services, id)).toEqual(expected);
    });
  },
);
