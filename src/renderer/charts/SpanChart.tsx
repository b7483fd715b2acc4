import { useMemo } from 'react';
import type { ChartPalette } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { ChartFrame } from './ChartFrame';
import { lookColor, type MarkLook } from './point-looks';
import { useEchart } from './use-echart';
import { usePointedItem } from './use-pointed-item';
import type { ValueAxis } from './value-axis';
import { gridLook, valueAxisLook } from './value-axis-look';

/** What took from one position of the axis to another, in a row. */
export interface Span {
  readonly id: number;
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly look: MarkLook;
  readonly isDim: boolean;
}

interface Props {
  readonly x: ValueAxis;
  /** Names of the rows, from the top. */
  readonly rows: ValueAxis;
  /** In the order that the arrow keys go in. */
  readonly spans: readonly Span[];
  readonly words: Readonly<Partial<Record<MarkLook, string>>>;
  readonly describe: (id: number) => string;
  readonly hint: string;
  readonly onOpen: (id: number) => void;
  readonly label: string;
  readonly testId: string;
}

/** A Gantt chart: who did what from when to when. */
export function SpanChart({ x, rows, spans, words, describe, hint, onOpen, label, testId }: Props) {
  const palette = usePalette();
  const option = useMemo(() => optionOf(x, rows, spans, palette), [x, rows, spans, palette]);
  const { container, chart } = useEchart(option);
  const { pointed, onKey } = usePointedItem(chart, spans, onOpen);
  const looks = new Set(spans.map(({ look }) => look));
  return (
    <ChartFrame
      container={container}
      label={`${label}. Left and right go from trial to trial, Enter opens one.`}
      testId={testId}
      lead={pointed === null ? hint : describe(pointed)}
      isStacked
      items={order
        .filter((look) => looks.has(look))
        .map((look) => ({
          id: look,
          label: words[look] ?? look,
          color: lookColor(look, palette),
          value: null,
          mark: 'dot' as const,
        }))}
      onKey={onKey}
    />
  );
}

const order: readonly MarkLook[] = ['done', 'best', 'pruned', 'failed', 'running'];

/** Share of a row that a span takes. */
const thickness = 0.62;

function optionOf(x: ValueAxis, rows: ValueAxis, spans: readonly Span[], palette: ChartPalette) {
  return {
    grid: gridLook,
    xAxis: valueAxisLook(x, 'x', palette),
    yAxis: { ...valueAxisLook(rows, 'y', palette), inverse: true, nameLocation: 'start' },
    series: [
      {
        type: 'custom',
        clip: true,
        data: spans.map(({ row, from, to, look, isDim }) => ({
          value: [from, to, row],
          itemStyle: { color: lookColor(look, palette), opacity: isDim ? 0.15 : 0.85 },
        })),
        renderItem: (_: unknown, api: SpanApi) => {
          const [left, middle] = api.coord([api.value(0), api.value(2)]);
          const [right] = api.coord([api.value(1), api.value(2)]);
          const height = Math.max(2, api.size([0, 1])[1] * thickness);
          return {
            type: 'rect',
            // A pixel between neighbours, and one at least of what took no time.
            shape: { x: left, y: middle - height / 2, width: Math.max(1, right - left - 1), height },
            style: { fill: api.visual('color'), opacity: api.visual('opacity') },
            emphasis: { style: { stroke: palette.ink, lineWidth: 1.5 } },
          };
        },
      },
    ],
  };
}

/** What of the library's argument is asked for. */
interface SpanApi {
  value(dimension: number): number;
  coord(at: readonly [number, number]): readonly [number, number];
  size(of: readonly [number, number]): readonly [number, number];
  visual(what: 'color'): string;
  visual(what: 'opacity'): number;
}
