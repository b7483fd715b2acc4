import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import type { ChartPalette } from '../theme/palette';
import { usePalette } from '../theme/use-palette';
import { formatRatio } from '../ui/format';
import { axisLook } from './axes';
import { ChartFrame } from './ChartFrame';
import { FONT } from './chart-options';
import { useEchart } from './use-echart';

/** A cell, by row and column from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface Props {
  readonly names: readonly string[];
  /** -1 to 1, row-major [names, names]; NaN leaves the cell empty. */
  readonly values: Float64Array;
  /** What the values are, for the legend. */
  readonly measure: string;
  readonly chosen: Cell | null;
  readonly onChoose: (cell: Cell) => void;
  readonly label: string;
  readonly testId: string;
}

/** Beyond so many features their names are small, and only those that find room are written; the legend has them all. */
const mostLargeNames = 36;
const mostFigures = 16;

/** Correlations by colour. The legend names the pair under the mouse, or that the arrow keys went to; Enter or a click chooses it. */
export function HeatMap({ names, values, measure, chosen, onChoose, label, testId }: Props) {
  const palette = usePalette();
  const [pointed, setPointed] = useState<Cell | null>(null);
  const [cursor, setCursor] = useState<Cell | null>(null);
  const marked = cursor ?? chosen;
  const option = useMemo(() => optionOf(names, values, marked, palette), [names, values, marked, palette]);
  const { container, chart } = useEchart(option);

  useEffect(() => {
    if (chart === null) return;
    const cellAt = ({ value }: { value?: unknown }): Cell | null =>
      Array.isArray(value) ? { column: Number(value[0]), row: Number(value[1]) } : null;
    const onOver = (event: { value?: unknown }) => setPointed(cellAt(event));
    const onOut = () => setPointed(null);
    const onClick = (event: { value?: unknown }) => {
      const cell = cellAt(event);
      setCursor(null);
      if (cell !== null) onChoose(cell);
    };
    chart.on('mouseover', onOver);
    chart.on('globalout', onOut);
    chart.on('click', onClick);
    return () => {
      if (chart.isDisposed()) return;
      chart.off('mouseover', onOver);
      chart.off('globalout', onOut);
      chart.off('click', onClick);
    };
  }, [chart, onChoose]);

  const onKey = ({ key }: KeyboardEvent): boolean => {
    const at = marked ?? { row: 0, column: 0 };
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
    if (step !== undefined) {
      const within = (place: number) => Math.min(Math.max(place, 0), names.length - 1);
      setPointed(null);
      setCursor({ row: within(at.row + step[0]!), column: within(at.column + step[1]!) });
      return true;
    }
    if (key !== 'Enter' && key !== ' ') return false;
    setCursor(null);
    onChoose(at);
    return true;
  };

  const shown = pointed ?? marked;
  return (
    <ChartFrame
      container={container}
      label={`${label}. Arrow keys go from cell to cell, Enter chooses.`}
      testId={testId}
      lead={shown === null ? 'Point at a cell' : `${names[shown.row] ?? ''} × ${names[shown.column] ?? ''}`}
      items={
        shown === null
          ? []
          : [
              {
                id: 'value',
                label: measure,
                color: palette.accent,
                value: formatRatio(values[shown.row * names.length + shown.column]),
              },
            ]
      }
      onKey={onKey}
    />
  );
}

function optionOf(
  names: readonly string[],
  values: Float64Array,
  marked: Cell | null,
  palette: ChartPalette,
) {
  const look = axisLook(palette);
  const size = names.length;
  const axis = {
    type: 'category',
    ...look,
    data: names,
    // Cells end the map; where they are empty a line would be all there is.
    axisLine: { show: false },
    splitLine: { show: false },
    splitArea: { show: false },
  };
  const isLarge = size > mostLargeNames;
  const name = {
    ...look.axisLabel,
    ...(isLarge ? { fontSize: 9, hideOverlap: true } : { interval: 0 }),
    width: 120,
    overflow: 'truncate',
  };
  return {
    grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
    xAxis: { ...axis, axisLabel: { ...name, rotate: isLarge ? 90 : 55 } },
    yAxis: { ...axis, inverse: true, axisLabel: name },
    visualMap: {
      type: 'continuous',
      min: -1,
      max: 1,
      right: 0,
      top: 'middle',
      itemHeight: 160,
      itemWidth: 10,
      precision: 1,
      text: ['1', '\u22121'],
      hoverLink: false,
      textStyle: { color: palette.text, fontSize: 11, fontFamily: FONT },
      inRange: { color: [palette.series[1], palette.background, palette.series[0]] },
    },
    series: [
      {
        type: 'heatmap',
        progressive: 0,
        label: {
          show: size <= mostFigures,
          fontSize: 11,
          fontFamily: FONT,
          formatter: ({ value }: { readonly value: readonly number[] }) => formatRatio(value[2]),
        },
        itemStyle: { borderColor: palette.background, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: palette.crosshairLabel, borderWidth: 1 } },
        data: cellsOf(size, values, marked, palette),
      },
    ],
  };
}

/** From here on the ground is nearer to the figures' own colour than to the chart's. */
const strong = 0.75;

/** Row by row, but the marked one last, so that no neighbour covers its border. */
function cellsOf(size: number, values: Float64Array, marked: Cell | null, palette: ChartPalette) {
  const cells = Array.from(values, (value, k) => {
    const row = Math.floor(k / size);
    const column = k % size;
    const isMarked = marked?.row === row && marked.column === column;
    return {
      isMarked,
      item: {
        value: [column, row, Number.isFinite(value) ? value : '-'],
        label: { color: Math.abs(value) >= strong ? palette.background : palette.ink },
        ...(isMarked && { itemStyle: { borderColor: palette.ink, borderWidth: 2 } }),
      },
    };
  });
  return [...cells.filter(({ isMarked }) => !isMarked), ...cells.filter(({ isMarked }) => isMarked)].map(
    ({ item }) => item,
  );
}
