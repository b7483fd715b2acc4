import { stopsAtEpoch } from '@core/search/pruner';
import { bracketShares } from '@core/search/pruners/hyperband';
import { prunerOf } from '@core/search/pruners/registry';
import { describe, expect, it } from 'vitest';
import golden from '../../../fixtures/pruner-golden.json';
import { ended, prunerDefaults } from './pruners';

const epochs = golden.losses[0]!.length;

describe("pruners beside Optuna's", () => {
  it.each(golden.median)(
    'the median stops the same trials at the same epochs: %o',
    ({ startup, warmUp, stops }) => {
      const pruner = prunerOf('median').create(
        { ...prunerDefaults, kind: 'median', startup, warmUp },
        1,
        epochs,
      );
      golden.losses.forEach((losses, number) => {
        const rule = pruner.rule(number);
        const at = losses.findIndex((_, k) => stopsAtEpoch(rule, losses.slice(0, k + 1)));
        expect(at < 0 ? null : at + 1).toBe(stops[number]);
        pruner.tell([ended(number, losses)]);
      });
      expect(stops.filter((at) => at !== null).length).toBeGreaterThan(5);
    },
  );

  it.each(golden.halving)(
    'ASHA stops the same trials wherever as many as the reduction were at the rung: %o',
    ({ warmUp, reduction, stops }) => {
      const pruner = prunerOf('asha').create(
        { ...prunerDefaults, kind: 'asha', warmUp, reduction },
        1,
        epochs,
      );
      let compared = 0;
      golden.losses.forEach((all, number) => {
        const stop = stops[number] ?? null;
        const losses = all.slice(0, stop ?? epochs);
        const rule = pruner.rule(number);
        for (const { step } of rule.epochs.filter((limit) => limit.step <= losses.length)) {
          expect(stopsAtEpoch(rule, losses.slice(0, step)), `trial ${number} at ${step}`).toBe(step === stop);
          compared++;
        }
        pruner.tell([ended(number, losses, { isPruned: stop !== null })]);
      });
      expect(compared).toBeGreaterThan(40);
    },
  );

  it.each(golden.hyperband)(
    'Hyperband gives brackets the same shares: %o',
    ({ warmUp, reduction, epochs, shares }) => {
      expect(bracketShares(warmUp, reduction, epochs)).toEqual(shares);
    },
  );
});
