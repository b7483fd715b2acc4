import type { HoldingBaseline } from '../baseline';

/** Says nothing of any row: bought at the second bar of the test and held to its end, after the same costs. */
export const buyAndHoldBaseline: HoldingBaseline = {
  kind: 'buyAndHold',
  how: 'holds',
  automatic: 'always',
  name: () => 'Buy and hold',
  fits: ({ kind }) => kind !== 'volatility',
};
