import type { RunHonesty } from '@shared/honesty';
import type { ReactNode } from 'react';
import { formatCount, formatRatio } from '../../../ui/format';

export const deflatedHelp =
  'The chance that the true Sharpe ratio is above what luck alone would show after all trials on this data and test period. 0.95 and more is evidence.';

/** Empty until it is known, and of a run without a result. */
export function DeflatedCell({ found }: { readonly found: RunHonesty | undefined }): ReactNode {
  if (found === undefined) return null;
  return (
    <span
      className={found.deflated === null ? 'ls-quiet' : undefined}
      title={`After ${formatCount(found.trials, 'trial')}; PSR ${formatRatio(found.probabilistic)}`}
    >
      {formatRatio(found.deflated)}
    </span>
  );
}
