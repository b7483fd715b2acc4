import type { Floats } from '../shape';

/** Loss of one row from the head's outputs [outputs] and the row's label; writes d loss / d outputs into `gradient`. */
export type RowLoss = (outputs: Floats, label: number, gradient: Float64Array) => number;
