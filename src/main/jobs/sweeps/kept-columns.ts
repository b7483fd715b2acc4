import type { ComputeColumn, OpenColumns } from '@core/dataset/column-source';
import { createByteLru } from '../../exploring/byte-lru';

/**
 * Features of the trials of a sweep: a column is computed once for all trials that have it, whatever their other features are.
 *
 * @param key of the data and how the spec reads them; the same for the same market, or markets of a panel, in their order
 */
export type ColumnsOf = (key: string) => OpenColumns;

export function keptColumns(limitBytes: number, compute: ComputeColumn): ColumnsOf {
  const columns = createByteLru<Float64Array>(limitBytes, ({ byteLength }) => byteLength);
  return (key) => {
    let opened = 0;
    return (market, features) => {
      const of = `${key} ${opened++}`;
      return {
        each(visit) {
          features.forEach((feature, f) => {
            const name = `${of} ${feature.definition.kind} ${JSON.stringify(feature.parameters)}`;
            const values = columns.get(name, () => compute(market, feature));
            visit(values, f);
          });
        },
        close() {
          // They are kept for the trials that follow.
        },
      };
    };
  };
}
