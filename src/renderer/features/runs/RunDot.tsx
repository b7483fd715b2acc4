import type { ReactNode } from 'react';
import { seriesColor } from '../../theme/palette';
import { usePalette } from '../../theme/use-palette';

interface Props {
  /** The run's index into the chart palette. */
  readonly color: number;
  readonly size?: number;
}

/** The colour that a run has wherever it is drawn. */
export function RunDot({ color, size = 8 }: Props): ReactNode {
  const background = seriesColor(usePalette(), color);
  return (
    <span
      aria-hidden
      style={{
        display: 'inline-block',
        flex: 'none',
        width: size,
        height: size,
        borderRadius: '50%',
        background,
      }}
    />
  );
}
