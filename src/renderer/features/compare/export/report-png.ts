import type { ReportPart } from './page-parts';
import type { ReportLook } from './report-html';

const margin = 24;
const headHeight = 28;
const legendHeight = 22;

/** All charts of the page below each other, each with its title and legend. */
export async function chartsPng(
  parts: readonly ReportPart[],
  look: ReportLook,
  font: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = parts.flatMap(({ title, note, charts }) => charts.map((chart) => ({ title, note, chart })));
  const scale = window.devicePixelRatio;
  const width = Math.max(...drawn.map(({ chart }) => chart.width)) + 2 * margin;
  const heights = drawn.map(({ chart }) => headHeight + legendHeight + chart.height + margin);
  const canvas = document.createElement('canvas');
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
    writeLegend(context, chart.legend, { top: top + headHeight, right: width - margin, look, font });
    context.drawImage(chart.canvas, margin, top + headHeight + legendHeight, chart.width, chart.height);
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

interface LegendPlace {
  readonly top: number;
  readonly right: number;
  readonly look: ReportLook;
  readonly font: string;
}

/** In one row; what finds no room there is left to the HTML report. */
function writeLegend(
  context: CanvasRenderingContext2D,
  legend: ReportPart['charts'][number]['legend'],
  { top, right, look, font }: LegendPlace,
): void {
  context.font = `12px ${font}`;
  let left = margin;
  for (const { label, color, value } of legend) {
    const text = `${label} ${value}`.trim();
    const room = context.measureText(text).width + 34;
    if (left + room > right) return;
    context.fillStyle = color;
    context.fillRect(left, top + 6, 10, 3);
    context.fillStyle = look.text;
    context.fillText(text, left + 16, top + 11);
    left += room;
  }
}

function bytesOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The charts are too large for one image. Export an HTML report.'));
      else void blob.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)), reject);
    }, 'image/png');
  });
}
