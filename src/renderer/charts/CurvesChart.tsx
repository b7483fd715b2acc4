import { useMemo } from 'react';
import type { ChartPalette } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { ChartFrame } from './ChartFrame';
import { lookColor, type MarkLook } from './point-looks';
import { Ring } from './Ring';
import { useEchart } from './use-echart';
import { useNearest } from './use-nearest';
import type { ValueAxis } from './value-axis';
import { gridLook, valueAxisLook } from './value-axis-look';

/** A course of values, at positions of both axes. */
export interface Curve {
  readonly id: number;
  readonly look: MarkLook;
  readonly isDim: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

interface Props {
  readonly x: ValueAxis;
  readonly y: ValueAxis;
  /** The last ones are drawn over the first. */
  readonly curves: readonly Curve[];
  readonly words: Readonly<Partial<Record<MarkLook, string>>>;
  readonly describe: (id: number, x: number, y: number) => string;
  readonly hint: string;
  readonly onOpen: (id: number) => void;
  readonly label: string;
  readonly testId: string;
}

/** Many curves over the same axis, those that ended early with a mark at their end. */
export function CurvesChart({ x, y, curves, words, describe, hint, onOpen, label, testId }: Props) {
  const palette = usePalette();
  const option = useMemo(() => optionOf(x, y, curves, palette), [x, y, curves, palette]);
  const { container, chart } = useEchart(option);
  const vertices = useMemo(
    () => curves.flatMap(({ id, points }) => points.map(([at, value]) => ({ id, x: at, y: value }))),
    [curves],
  );
  const { nearest, onKey } = useNearest(chart, vertices, onOpen);
  const looks = new Set(curves.map(({ look }) => look));
  return (
    <ChartFrame
      container={container}
      label={`${label}. Left and right go from point to point, Enter opens the trial.`}
      testId={testId}
      lead={nearest === null ? hint : describe(nearest.vertex.id, nearest.vertex.x, nearest.vertex.y)}
      isStacked
      items={order
        .filter((look) => looks.has(look) && words[look] !== undefined)
        .map((look) => ({
          id: look,
          label: words[look] ?? '',
          color: lookColor(look, palette),
          value: null,
        }))}
      onKey={onKey}
    >
      {nearest !== null && <Ring left={nearest.left} top={nearest.top} />}
    </ChartFrame>
  );
}

const order: readonly MarkLook[] = ['best', 'done', 'pruned', 'failed', 'running'];

function optionOf(x: ValueAxis, y: ValueAxis, curves: readonly Curve[], palette: ChartPalette) {
  const faint = Math.max(0.25, Math.min(0.9, 12 / Math.sqrt(curves.length + 1) / 3));
  return {
    grid: gridLook,
    xAxis: valueAxisLook(x, 'x', palette),
    yAxis: valueAxisLook(y, 'y', palette),
    series: curves.map(({ look, isDim, points }) => {
      const color = lookColor(look, palette);
      const isEnd = look === 'pruned' || look === 'failed';
      return {
        type: 'line',
        silent: true,
        symbol: 'circle',
        symbolSize: 4,
        // One point alone is no line; of those that ended early the end shows.
        showSymbol: points.length === 1 || isEnd,
        lineStyle: {
          color,
          width: look === 'best' ? 2.5 : 1,
          opacity: isDim ? 0.06 : look === 'best' ? 1 : faint,
        },
        itemStyle: { color, opacity: isDim ? 0.06 : 0.9 },
        data: points.map((value, k) =>
          isEnd && k < points.length - 1 ? { value, symbol: 'none' } : { value },
        ),
      };
    }),
  };
}
