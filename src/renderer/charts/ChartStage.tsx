import { Box } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';

interface ChartStageProps {
  readonly className?: string;
  readonly label: string;
  /** True where the key moved the chart, which keeps it from the page. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly children: ReactNode;
  readonly testId?: string;
  readonly barCount?: number;
  /** Bars that a candle stands for. */
  readonly bucket?: number;
}

/** What takes the keyboard focus of a chart: one stop of the Tab key, its own keys within (WAI-ARIA `application`). */
export function ChartStage({ className, label, onKey, children, testId, barCount, bucket }: ChartStageProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!onKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Box
      className={className}
      role="application"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid={testId}
      data-bars={barCount}
      data-bucket={bucket}
    >
      {children}
    </Box>
  );
}
