import { LineStyle } from 'lightweight-charts';

/** How a line is drawn, which tells lines of one colour apart. */
export type Stroke = 'solid' | 'dashed' | 'dotted';

/** How a mark is drawn: what is no full result is hollow or crossed out. */
export type Mark = 'dot' | 'ring' | 'cross';

export const lineStyles: Readonly<Record<Stroke, LineStyle>> = {
  solid: LineStyle.Solid,
  dashed: LineStyle.Dashed,
  dotted: LineStyle.Dotted,
};

/** Lengths of dashes and gaps on a canvas, in widths of a line. */
export const dashes: Readonly<Record<Stroke, readonly number[]>> = {
  solid: [],
  dashed: [3, 2],
  dotted: [1, 1],
};
