import { poolings } from '@core/lstm/shape';
import { entriesOf, type Given, losses, optimizers } from './options';

export interface ParityCase {
  readonly name: string;
  readonly given: Given;
}

/** Odd sizes on purpose: below, beside and above the widths that kernels like. */
const sizes = [
  { name: 'one unit, one bar, one row', shape: { features: 1, lookback: 1, layers: 1, hidden: 1 }, batch: 1 },
  { name: 'one bar', shape: { features: 4, lookback: 1, layers: 1, hidden: 5 }, batch: 9 },
  { name: 'one row', shape: { features: 3, lookback: 6, layers: 1, hidden: 8 }, batch: 1 },
  { name: 'three units', shape: { features: 2, lookback: 5, layers: 1, hidden: 3 }, batch: 7 },
  { name: 'seventeen units', shape: { features: 5, lookback: 12, layers: 1, hidden: 17 }, batch: 13 },
  { name: 'the example', shape: { features: 4, lookback: 10, layers: 1, hidden: 32 }, batch: 64 },
  { name: 'many features', shape: { features: 37, lookback: 4, layers: 1, hidden: 6 }, batch: 35 },
  { name: 'a wide layer', shape: { features: 3, lookback: 3, layers: 1, hidden: 67 }, batch: 5 },
  { name: 'a large batch', shape: { features: 3, lookback: 3, layers: 2, hidden: 5 }, batch: 301 },
  { name: 'two layers', shape: { features: 3, lookback: 8, layers: 2, hidden: 17 }, batch: 11 },
  { name: 'two layers of one unit', shape: { features: 2, lookback: 3, layers: 2, hidden: 1 }, batch: 2 },
  { name: 'four layers', shape: { features: 2, lookback: 4, layers: 4, hidden: 6 }, batch: 5 },
] as const;

/**
 * Every size and a long window with every pooling, then every loss with one pooling in turn: what a loss does is done after the pooling,
 * and the trainings have every loss once more.
 */
export function gradientCases(longWindow: number): readonly (ParityCase & { readonly batch: number })[] {
  const long = {
    name: `${longWindow} bars`,
    shape: { features: 2, lookback: longWindow, layers: 1, hidden: 9 },
    batch: 3,
  };
  const sized = poolings.flatMap((pooling) =>
    [...sizes, long].map(({ name, shape, batch }) => ({
      name: `${name}, pooled by ${pooling}`,
      given: { shape: { ...shape, pooling } },
      batch,
    })),
  );
  const scored = entriesOf(losses).map(({ name, it: loss }, i) => {
    const pooling = poolings[i % poolings.length]!;
    return {
      name: `the loss "${name}", pooled by ${pooling}`,
      given: { loss, shape: { pooling } },
      batch: 16,
    };
  });
  return [...sized, ...scored];
}

const deep = { layers: 3, hidden: 5 } as const;

/** Every option that has a say in an update. */
export const trainingCases: readonly ParityCase[] = [
  { name: 'one layer', given: {} },
  { name: 'two layers', given: { shape: { layers: 2, hidden: 7 } } },
  { name: 'clipping at work in every step', given: { clipNorm: 0.01, optimizer: optimizers.rmsprop } },
  { name: 'no clipping', given: { clipNorm: null } },
  { name: "the oracle's own dropout masks", given: { dropout: 0.4 } },
  { name: 'dropout between layers', given: { dropout: 0.3, shape: deep } },
  { name: 'recurrent dropout', given: { recurrentDropout: 0.4 } },
  { name: 'recurrent dropout in every layer', given: { recurrentDropout: 0.3, shape: deep } },
  {
    name: 'both kinds of dropout under attention',
    given: { dropout: 0.3, recurrentDropout: 0.2, shape: { ...deep, pooling: 'attention' } },
  },
  { name: 'dropout of a mean', given: { dropout: 0.3, shape: { layers: 2, hidden: 7, pooling: 'mean' } } },
  { name: 'mean pooling', given: { shape: { pooling: 'mean' } } },
  { name: 'attention', given: { shape: { pooling: 'attention' } } },
  ...entriesOf(losses).map(({ name, it: loss }) => ({ name: `the loss "${name}"`, given: { loss } })),
  ...entriesOf(optimizers).map(({ name, it: optimizer }) => ({
    name,
    given: { optimizer, clipNorm: 0.3, shape: { layers: 2, hidden: 7 } },
  })),
];
