import { useMemo } from 'react';
import { usePalette } from '../theme/use-palette';
import { AxisStrips, type Stretch } from './AxisStrips';
import { ChartFrame } from './ChartFrame';
import { goodnessColor, type ParallelLine, parallelOption, parallelRoom } from './parallel-option';
import { useDimming } from './use-dimming';
import { useEchart } from './use-echart';
import { usePointedItem } from './use-pointed-item';
import type { ValueAxis } from './value-axis';

interface Props {
  readonly axes: readonly ValueAxis[];
  readonly lines: readonly ParallelLine[];
  /** By axis, in its positions. */
  readonly brushes: Readonly<Record<string, Stretch>>;
  /** Null takes the stretch of an axis away. */
  readonly onBrush: (axis: string, stretch: Stretch | null) => void;
  /** What the colour stands for. */
  readonly measure: string;
  readonly describe: (id: number) => string;
  readonly hint: string;
  readonly onOpen: (id: number) => void;
  readonly label: string;
  readonly testId: string;
}

/** Parallel coordinates: one axis beside the other, a line for each thing that has a value on them. Dragging along an axis picks a stretch of it. */
export function ParallelLines(props: Props) {
  const { axes, lines, brushes, onBrush, measure, describe, hint, onOpen, label, testId } = props;
  const palette = usePalette();
  // The worst first, so that the best are drawn over them.
  const ordered = useMemo(() => lines.toSorted((a, b) => (a.goodness ?? -1) - (b.goodness ?? -1)), [lines]);
  const option = useMemo(() => parallelOption(axes, ordered, palette), [axes, ordered, palette]);
  const { container, chart } = useEchart(option);
  useDimming(chart, option, brushes);
  const { pointed, onKey } = usePointedItem(chart, ordered, onOpen, true);
  return (
    <ChartFrame
      container={container}
      label={`${label}. Left and right go from trial to trial, the best first; Enter opens one.`}
      testId={testId}
      lead={pointed === null ? hint : describe(pointed)}
      isStacked
      items={[
        {
          id: 'best',
          label: `${measure}: best`,
          color: goodnessColor(1, palette),
          value: null,
          mark: 'dot' as const,
        },
        {
          id: 'middle',
          label: 'middle',
          color: goodnessColor(0.5, palette),
          value: null,
          mark: 'dot' as const,
        },
        {
          id: 'worst',
          label: 'worst',
          color: goodnessColor(0, palette),
          value: null,
          mark: 'dot' as const,
        },
      ]}
      onKey={onKey}
    >
      <AxisStrips axes={axes} room={parallelRoom} stretches={brushes} onStretch={onBrush} />
    </ChartFrame>
  );
}
