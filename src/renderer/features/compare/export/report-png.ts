import { dashes, type Stroke } from '../../../charts/stroke';
import type { ReportPart } from './page-parts';
import type { ReportLook } from './report-html';

const margin = 24;
const headHeight = 28;
/** Of the legend. */
const rowHeight = 18;
const swatchRoom = 22;

/** All charts of the page below each other, each with its title and legend. */
export async function chartsPng(
  parts: readonly ReportPart[],
  look: ReportLook,
  font: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = parts.flatMap(({ title, note, charts }) => charts.map((chart) => ({ title, note, chart })));
  const scale = window.devicePixelRatio;
  const width = Math.max(...drawn.map(({ chart }) => chart.width)) + 2 * margin;
  const canvas = document.createElement('canvas');
  const legends = drawn.map(({ chart }) => legendOf(chart.legend, width, font));
  const heights = drawn.map(
    ({ chart }, index) => headHeight + legends[index]!.height + chart.height + margin,
  );
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round((heights.reduce((sum, height) => sum + height, 0) + margin) * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The window gave no canvas to draw on.');
  context.scale(scale, scale);
  context.fillStyle = look.surface;
  context.fillRect(0, 0, width, canvas.height);
  let top = margin;
  for (const [index, { title, note, chart }] of drawn.entries()) {
    writeHead(context, { title, note, top, look, font });
    const { items, height } = legends[index]!;
    writeLegend(context, items, { top: top + headHeight, look, font });
    context.drawImage(chart.canvas, margin, top + headHeight + height, chart.width, chart.height);
    top += heights[index]!;
  }
  return bytesOf(canvas);
}

interface HeadPlace {
  readonly title: string;
  readonly note: string;
  readonly top: number;
  readonly look: ReportLook;
  readonly font: string;
}

function writeHead(context: CanvasRenderingContext2D, { title, note, top, look, font }: HeadPlace): void {
  context.font = `600 13px ${font}`;
  context.fillStyle = look.text;
  context.fillText(title, margin, top + 14);
  const after = margin + context.measureText(title).width + 10;
  context.font = `12px ${font}`;
  context.fillStyle = look.quiet;
  context.fillText(note, after, top + 14);
}

interface LegendItem extends LegendEntry {
  readonly text: string;
  readonly left: number;
  readonly row: number;
}

type LegendEntry = ReportPart['charts'][number]['legend'][number];

/** In as many rows as it takes. */
function legendOf(entries: readonly LegendEntry[], width: number, font: string) {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('The window gave no canvas to draw on.');
  context.font = `12px ${font}`;
  let [left, row] = [margin, 0];
  const items = entries.map((entry): LegendItem => {
    const text = `${entry.label} ${entry.value}`.trim();
    const room = swatchRoom + context.measureText(text).width + 18;
    if (left > margin && left + room > width - margin) [left, row] = [margin, row + 1];
    const item = { ...entry, text, left, row };
    left += room;
    return item;
  });
  return { items, height: (row + 1) * rowHeight + 4 };
}

interface LegendPlace {
  readonly top: number;
  readonly look: ReportLook;
  readonly font: string;
}

function writeLegend(
  context: CanvasRenderingContext2D,
  items: readonly LegendItem[],
  { top, look, font }: LegendPlace,
): void {
  context.font = `12px ${font}`;
  for (const { text, color, stroke, left, row } of items) {
    const middle = top + row * rowHeight + 7.5;
    context.beginPath();
    context.setLineDash(dashes[isStroke(stroke) ? stroke : 'solid'].map((length) => length * 2));
    context.strokeStyle = color;
    context.lineWidth = 3;
    context.moveTo(left, middle);
    context.lineTo(left + swatchRoom - 6, middle);
    context.stroke();
    context.fillStyle = look.text;
    context.fillText(text, left + swatchRoom, middle + 4);
  }
}

const isStroke = (name: string): name is Stroke => name in dashes;

function bytesOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The charts are too large for one image. Export an HTML report.'));
      else void blob.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject);
    }, 'image/png');
  });
}
