import { giveBack } from '../columns';
import type { ResolvedFeature } from '../features/registry';
import type { Market } from './market';

/** The values of features, to be had in order: all of them at once can be twice the model's matrix. */
export interface ColumnSource {
  /**
   * Calls `visit` with the values of every feature in turn, NaN where undefined [time]; they are to be read before it returns, and not to be
   * written. Throws what computing a feature throws, for the first that does. Twice at most: the rows are chosen after the first look,
   * and the features scaled at the second.
   */
  each(visit: (values: Float64Array, f: number) => void): void;
  /** No values from then on; ends whatever computes them. */
  close(): void;
}

/** Begins to compute features of a market. Whatever does it, the values are the same to the bit. */
export type OpenColumns = (
  market: Pick<Market, 'bars' | 'joined'>,
  features: readonly ResolvedFeature[],
) => ColumnSource;

/** As long as the values take no more than this they are kept for the second look; otherwise they are computed anew. */
const keptBytes = 512 * 1024 * 1024;

/** Whether so many features of so many bars are kept. */
export function areKept(features: number, bars: number): boolean {
  return features * bars * Float64Array.BYTES_PER_ELEMENT <= keptBytes;
}

/** Values of one feature. [time] Whatever computes them, the bits are the same. */
export type ComputeColumn = (
  market: Pick<Market, 'bars' | 'joined'>,
  feature: ResolvedFeature,
) => Float64Array;

/** As the feature's own definition does. */
export const computeColumn: ComputeColumn = ({ bars, joined }, { definition, parameters }) =>
  definition.compute(bars, parameters, joined);

/** Computes in the thread that asks, each feature when its turn comes. */
export function columnsBy(compute: ComputeColumn): OpenColumns {
  return (market, features) => {
    const isKept = areKept(features.length, market.bars.time.length);
    const kept = new Map<number, Float64Array>();
    return {
      each(visit) {
        features.forEach((feature, f) => {
          const values = kept.get(f) ?? compute(market, feature);
          visit(values, f);
          if (isKept) kept.set(f, values);
          else giveBack(values);
        });
      },
      close() {
        giveBack(...kept.values());
        kept.clear();
      },
    };
  };
}

export const inlineColumns: OpenColumns = columnsBy(computeColumn);
