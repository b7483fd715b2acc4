import { useComputedColorScheme } from '@mantine/core';
import { type ChartPalette, paletteOf } from './palette';

/** The chart colours of the scheme in force. */
export function usePalette(): ChartPalette {
  return paletteOf(useComputedColorScheme('light'));
}
