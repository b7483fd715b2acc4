import type { ChartPalette } from '../theme/palette';
import type { Mark } from './stroke';

/** What became of what a mark stands for. */
export type MarkLook = 'done' | 'pruned' | 'failed' | 'running' | 'best';

export const lookMark: Readonly<Record<MarkLook, Mark>> = {
  done: 'dot',
  best: 'dot',
  pruned: 'ring',
  running: 'ring',
  failed: 'cross',
};

export function lookColor(look: MarkLook, palette: ChartPalette): string {
  const colors: Readonly<Record<MarkLook, string>> = {
    done: palette.accent,
    pruned: palette.crosshair,
    failed: palette.down,
    running: palette.up,
    best: palette.series[1] ?? palette.accent,
  };
  return colors[look];
}

/** A colour between two, both as `#rrggbb`; `share` of the second, from 0 to 1. */
export function mixColors(first: string, second: string, share: number): string {
  const part = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(first, at) * (1 - share) + part(second, at) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
