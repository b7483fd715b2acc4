import type { IChartApi } from 'lightweight-charts';
import type { ChartPalette } from '../theme/palette';
import { type ColoredLine, type ColoredPane, createLine, type DrawnLine, dressPane } from './lines';

/** Draws the lines and panes of one chart. */
export interface LinePainter {
  /** Shows these lines and panes and no others; `time` is the bars' own. */
  draw(
    time: Float64Array,
    overlays: readonly ColoredLine[],
    panes: readonly ColoredPane[],
    palette: ChartPalette,
  ): void;
}

const PRICE_WEIGHT = 3;

/** Takes the series of the chart away only where lines or panes have changed: other values leave panes as the user sized them. */
export function createLinePainter(chart: IChartApi): LinePainter {
  let painted: readonly DrawnLine[] = [];
  let shape = '';
  return {
    draw(time, overlays, panes, palette) {
      const drawn = { overlays: overlays.flatMap(withExtremes), panes: panes.map(withAllExtremes) };
      const next = shapeOf(drawn.overlays, drawn.panes, palette);
      if (next !== shape) {
        for (const { series } of painted) chart.removeSeries(series);
        painted = build(chart, drawn.overlays, drawn.panes, palette);
        shape = next;
      }
      const lines = [...drawn.overlays, ...drawn.panes.flatMap((pane) => pane.lines)];
      for (const [index, line] of lines.entries()) painted[index]?.show(line, time);
    },
  };
}

function build(
  chart: IChartApi,
  overlays: readonly ColoredLine[],
  panes: readonly ColoredPane[],
  palette: ChartPalette,
): readonly DrawnLine[] {
  const paint = (pane: number) => (line: ColoredLine) => createLine(chart, line, pane, palette);
  const painted: DrawnLine[] = overlays.map(paint(0));
  for (const [index, pane] of panes.entries()) {
    const lines = pane.lines.map(paint(index + 1));
    if (lines[0] !== undefined) dressPane(lines[0].series, pane, palette);
    painted.push(...lines);
  }
  chart.panes().forEach((pane, index) => {
    pane.setStretchFactor(index === 0 ? PRICE_WEIGHT : (panes[index - 1]?.weight ?? 1));
  });
  return painted;
}

/** All of a drawing but its values and formats. */
function shapeOf(
  overlays: readonly ColoredLine[],
  panes: readonly ColoredPane[],
  palette: ChartPalette,
): string {
  const look = ({ id, kind, color, lower }: ColoredLine) => [id, kind, color, lower !== undefined];
  const frames = panes.map(({ id, levels, range, weight, lines }) => [
    id,
    levels,
    range,
    weight,
    lines.map(look),
  ]);
  return JSON.stringify([overlays.map(look), frames, palette.background]);
}

const withAllExtremes = (pane: ColoredPane): ColoredPane => ({
  ...pane,
  lines: pane.lines.flatMap(withExtremes),
});

/** A line behind which its extremes lie as a band. */
function withExtremes(line: ColoredLine): readonly ColoredLine[] {
  const { extremes, ...plain } = line;
  if (extremes == null) return [plain];
  const band = {
    ...plain,
    id: `${line.id} extremes`,
    values: extremes.high,
    lower: extremes.low,
    color: `${line.color}38`,
  };
  return [band, plain];
}
