import type { ChartPalette } from '../theme/palette';
import { axisLook } from './axes';
import { FONT } from './chart-options';
import type { ValueAxis } from './value-axis';

/** Room for the names of both axes and the labels between. */
export const gridLook = { left: 8, right: 16, top: 24, bottom: 20, containLabel: true } as const;

/** An axis of ECharts that stands for `axis`: its positions, its ticks, its name. */
export function valueAxisLook(axis: ValueAxis, side: 'x' | 'y', palette: ChartPalette) {
  const look = axisLook(palette);
  const texts = new Map(axis.ticks.map(({ position, text }) => [position, text]));
  const values = axis.ticks.map(({ position }) => position);
  return {
    type: 'value',
    ...look,
    min: axis.min,
    max: axis.max,
    splitLine: { ...look.splitLine, show: side === 'y' && axis.kind !== 'labels' },
    axisTick: { show: false, customValues: values },
    axisLabel: {
      ...look.axisLabel,
      customValues: values,
      hideOverlap: true,
      ...(axis.kind === 'labels' && { width: 110, overflow: 'truncate' }),
      formatter: (position: number) => texts.get(position) ?? '',
    },
    name: axis.title,
    nameTextStyle: {
      color: palette.text,
      fontSize: 11,
      fontFamily: FONT,
      ...(side === 'y' && { align: 'left', padding: [0, 0, 0, -4] }),
    },
    ...(side === 'x' ? { nameLocation: 'middle', nameGap: 24 } : { nameLocation: 'end', nameGap: 8 }),
  };
}
