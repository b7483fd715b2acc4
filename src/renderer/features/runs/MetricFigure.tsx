import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Metric } from './metric';

interface Props {
  readonly metric: Pick<Metric<never>, 'format' | 'whenUndefined'>;
  readonly value: number | null | undefined;
  readonly testId?: string | undefined;
}

/** A figure, or "n/a" with the reason why there is none. */
export function MetricFigure({ metric, value, testId }: Props): ReactNode {
  const isDefined = typeof value === 'number' && Number.isFinite(value);
  if (isDefined) return <span data-testid={testId}>{metric.format(value)}</span>;
  return (
    <Tooltip label={`Undefined: ${metric.whenUndefined}`}>
      <span className="ls-quiet" data-testid={testId}>
        n/a
      </span>
    </Tooltip>
  );
}
