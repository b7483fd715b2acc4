/**
 * Bounds of a formula, which keep its cost at bars times nodes times a constant and its recursion shallow. A formula at
 * all of them is far beyond what anyone can read.
 */
export const formulaLimits = {
  /** Characters. */
  length: 2000,
  /** Numbers, columns, operators and calls together. */
  nodes: 250,
  /** Brackets, calls, signs and powers inside one another. */
  depth: 40,
  /** Bars that one function looks back: as for the parameters of features, ten years of days. */
  window: 2600,
} as const;
