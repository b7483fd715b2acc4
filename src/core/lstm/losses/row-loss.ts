import type { Floats } from '../shape';

/**
 * Loss of one row from what the head says of it, which begins at `at`, and its label; writes d loss / d outputs into the same places of
 * `gradient`. By place, since two subarrays a row take longer than the arithmetic.
 */
export type RowLoss = (outputs: Floats, at: number, label: number, gradient: Float64Array) => number;
