import { returnsOf } from '@core/stats/returns';
import { sharpeMoments } from '@core/stats/sharpe-honesty/moments';
import { nullIfNaN } from '@core/stats/undefined';
import { type NewTrial, packReturns } from '../storage/trials';

/** How an account went, as the ledger keeps it. */
export type Account = Pick<NewTrial, 'sharpe' | 'barsPerYear' | 'returns'>;

/** Of an equity curve after costs. [bars] each */
export function accountFrom(
  { time, equity }: { readonly time: Float64Array; readonly equity: Float64Array },
  barsPerYear: number,
): Account & { readonly returns: Uint8Array } {
  const value = returnsOf(equity);
  return {
    sharpe: nullIfNaN(sharpeMoments(value).sharpe),
    barsPerYear: nullIfNaN(barsPerYear),
    returns: packReturns(time.slice(1), value),
  };
}
