/** Colours that a canvas needs as values; the same hues as `tokens.css`. */
export interface ChartPalette {
  readonly background: string;
  readonly text: string;
  /** Of figures on a coloured ground. */
  readonly ink: string;
  readonly grid: string;
  readonly border: string;
  readonly crosshair: string;
  readonly crosshairLabel: string;
  readonly up: string;
  readonly down: string;
  readonly volumeUp: string;
  readonly volumeDown: string;
  readonly accent: string;
  /** A run's `color` is an index into these, modulo their number. */
  readonly series: readonly string[];
}

export type Scheme = 'light' | 'dark';

const light: ChartPalette = {
  background: '#ffffff',
  text: '#5b6470',
  ink: '#1b1e24',
  grid: '#f0f2f5',
  border: '#e4e7ec',
  crosshair: '#8b93a0',
  crosshairLabel: '#454c57',
  up: '#1fa58f',
  down: '#c8324a',
  volumeUp: '#1fa58f55',
  volumeDown: '#c8324a55',
  accent: '#4651b5',
  series: ['#4651b5', '#c2620c', '#0a8a78', '#b3386d', '#7a6a00', '#2577b5', '#8a4fc4', '#7b4a2d'],
};

const dark: ChartPalette = {
  background: '#14171c',
  text: '#a0a6b1',
  ink: '#e3e5ea',
  grid: '#1c2027',
  border: '#262a32',
  crosshair: '#6b7380',
  crosshairLabel: '#353a44',
  up: '#3fc6b0',
  down: '#e0445c',
  volumeUp: '#3fc6b055',
  volumeDown: '#e0445c55',
  accent: '#8e99ea',
  series: ['#8e99ea', '#f0a35a', '#3fc6b0', '#ea7fae', '#d3c04a', '#62b3ec', '#bd93ea', '#c79a7b'],
};

export const paletteOf = (scheme: Scheme): ChartPalette => (scheme === 'dark' ? dark : light);

/** The colour that a run has wherever it is drawn. */
export function seriesColor(palette: ChartPalette, index: number): string {
  return palette.series[Math.abs(index) % palette.series.length] ?? palette.accent;
}
