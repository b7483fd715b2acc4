import type { StoredBars } from '@core/bars';
import type { BaselineTools } from '@core/baselines/baseline';
import { foldOf } from '@core/baselines/fold-of';
import { baselinesFor } from '@core/baselines/registry';
import { labelKinds } from '@shared/spec-label';
import { describe, expect, it } from 'vitest';
import { walkBars } from '../../main/sample-bars';
import { prepared } from './prepared';

const tools: BaselineTools = {
  sequence: () => Promise.reject(new Error('Networks are trained where there is a device.')),
};

/** The same bars up to `last`, and others after it. */
function withOtherFuture(bars: StoredBars, last: number): StoredBars {
  const other = walkBars(bars.close.length, 99);
  const joined = (name: 'open' | 'high' | 'low' | 'close' | 'volume') => {
    const scale = name === 'volume' ? 1 : bars.close[last]! / other.close[last]!;
    return bars[name]!.map((value, t) => (t <= last ? value : scale * other[name]![t]!));
  };
  return {
    ...bars,
    open: joined('open'),
    high: joined('high'),
    low: joined('low'),
    close: joined('close'),
    volume: joined('volume'),
  };
}

const bars = walkBars(520);
const label = (kind: string) => ({
  kind,
  horizon: 3,
  ...(kind === 'regime' ? { rise: 0.03, fall: 0.03, stall: 10 } : {}),
});

describe.each(labelKinds.filter((kind) => kind !== 'aboveMedian'))(
  'every baseline of the label %s',
  (kind) => {
    const experiment = prepared({ label: label(kind) }, [bars]);
    const last = experiment.split.folds[0]!.test[30]!;
    const other = prepared({ label: label(kind) }, [withOtherFuture(bars, last)]);
    const saying = baselinesFor(experiment.spec.label).flatMap((baseline) =>
      baseline.how === 'says' && !['gru', 'transformer'].includes(baseline.kind) ? [baseline] : [],
    );

    it.each(saying)('$kind says of a bar what it would whatever comes after', async (baseline) => {
      const [given, changed] = [foldOf(experiment, 0), foldOf(other, 0)];
      const [a, b] = [await baseline.say(given, tools), await baseline.say(changed, tools)];
      const seen = given.asked.test.filter((row) => row <= last).length;
      expect(seen).toBe(31);
      const upTo = (values: Float64Array | null) => values?.slice(0, seen);
      for (const name of ['probability', 'probabilityDown'] as const)
        expect(upTo(b.test[name])).toEqual(upTo(a.test[name]));
      expect(b.validation).toEqual(a.validation);
      const centre = (said: typeof a) =>
        said.test.forecast?.kind === 'point' ? upTo(said.test.forecast.centre) : null;
      expect(centre(b)).toEqual(centre(a));
      const said = a.test.forecast === null ? a.test.probability : centre(a)!;
      expect(said.slice(0, seen).every(Number.isFinite)).toBe(true);
    });
  },
);
