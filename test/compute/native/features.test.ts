import { loadAddon } from '@compute/native/addon';
import { nativeColumns } from '@compute/native/columns';
import type { Bars } from '@core/bars';
import { computeColumn } from '@core/dataset/column-source';
import {
  featureCatalog,
  type ResolvedFeature,
  requireFeature,
  resolveFeature,
} from '@core/features/registry';
import { nothingJoined } from '@core/joined';
import { createRandom } from '@core/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryFeature } from '../../core/features/arbitrary-feature';
import { areSame } from '../../core/features/same-values';
import { sampleBars, slicedBars } from '../../core/features/sample-bars';

const addon = loadAddon();
const everywhere = process.arch === 'arm64' ? ['neon'] : ['sse2', 'avx2'];
const instructions = [...new Set([...everywhere, addon.simd('')])];

const length = 700;
const walk = sampleBars(length);
const random = createRandom(1, 'native-features');

function changed(change: (value: number, t: number) => number): Bars {
  const { time, open, high, low, close, volume } = walk;
  const [o, h, l, c, v] = [open, high, low, close, volume].map((column) => column.map(change));
  return { time, open: o!, high: h!, low: l!, close: c!, volume: v! };
}

const oneOf = (values: readonly number[]) => () => values[random.int(values.length)]!;
const now = (share: number, value: number) => (was: number) => (random.next() < share ? value : was);

const inputs: Readonly<Record<string, Bars>> = {
  'a walk': walk,
  'a walk with values missing here and there': changed(now(0.01, NaN)),
  'a walk with most values missing': changed(now(0.6, NaN)),
  'a walk with infinite values': changed(now(0.01, Infinity)),
  'a walk that begins late and has a gap': changed((value, t) =>
    t < 40 || (t > 300 && t < 420) ? NaN : value,
  ),
  'one price throughout': changed(() => 3.3),
  zeros: changed(() => 0),
  'few different values, zeros of either sign and numbers below zero': changed(oneOf([-1, -0, 0, 1, 1, 2])),
  'the smallest numbers': changed((value) => value * 1e-310),
  'the largest numbers': changed((value) => value * 1e304),
  'steps of every size': changed((value, t) => (t % 50 < 25 ? value : value * 10 ** (random.int(40) - 20))),
  'prices drawn anew at every bar': changed(() => 0.1 + 10 * random.next()),
  'no bars': slicedBars(walk, 0),
  'one bar': slicedBars(walk, 1),
  'two bars': slicedBars(walk, 2),
  'as many bars as a window': slicedBars(walk, 20),
};

/** Of every kind the defaults, periods beyond all bars, and what may be. */
const features = featureCatalog().flatMap((descriptor): readonly ResolvedFeature[] => {
  const { kind, parameters } = descriptor;
  const long = parameters.filter(({ name }) => name === 'period').map(({ name }) => [name, 2600]);
  const any = fc.sample(arbitraryFeature(descriptor), { seed: 1, numRuns: 12 });
  return [{ kind }, { kind, ...Object.fromEntries(long) }, ...any].flatMap((spec) => {
    const feature = resolveFeature(spec);
    return feature.ok ? [feature] : [];
  });
});

/** By the kernels, or null where there is none for it. */
function natively(
  simd: string,
  bars: Bars,
  { definition, parameters }: ResolvedFeature,
): Float64Array | null {
  const out = new Float64Array(bars.time.length).fill(123);
  return addon.feature(simd, definition.kind, bars, parameters, out) ? out : null;
}

const known = features.filter((feature) => natively('', walk, feature) !== null);

it('has kernels for the features that most runs have', () => {
  const kinds = new Set(known.map(({ definition }) => definition.kind));
  expect([...kinds]).toEqual(expect.arrayContaining(['logReturn', 'sma', 'rsi', 'atr', 'stochastic', 'cci']));
  expect(kinds.size).toBe(34);
});

describe.each(instructions)('the kernels of features on %s', (simd) => {
  it.each(Object.keys(inputs))('give the bits of core on %s', (name) => {
    const bars = inputs[name]!;
    const different = known.filter((feature) => {
      const values = natively(simd, bars, feature);
      const expected = computeColumn({ bars, joined: nothingJoined }, feature);
      return values === null || !areSame(values, expected);
    });
    expect(different.map(({ definition, parameters }) => definition.label(parameters))).toEqual([]);
  });
});

it('leaves a feature without a kernel to core, and all of them where the processor lacks the instructions', () => {
  const market = { bars: walk, joined: nothingJoined };
  const hurst = requireFeature({ kind: 'hurst' });
  expect(natively('', walk, hurst)).toBeNull();
  expect(areSame(nativeColumns({})(market, hurst), computeColumn(market, hurst))).toBe(true);
  expect(nativeColumns({ LONGSHORT_SIMD: 'avx1024' })).toBe(computeColumn);
});

it('refuses columns of different lengths', () => {
  const short = { ...walk, close: walk.close.slice(1) };
  expect(() => natively('', short, requireFeature({ kind: 'rsi' }))).toThrow('different lengths');
});
