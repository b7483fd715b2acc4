/** A chart as it is drawn at this moment, and the legend over it. */
export interface ChartImage {
  readonly canvas: HTMLCanvasElement;
  /** In pixels of the page; the canvas has more where the screen does. */
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly legend: readonly {
    readonly label: string;
    readonly color: string;
    readonly stroke: string;
    readonly value: string;
  }[];
}

/**
 * Puts all canvases of a chart together, whichever library made them: one over the other, each where it stands on the page.
 *
 * @param stage the element that takes a chart's keys
 * @returns null of a chart that is not drawn
 */
export function imageOf(stage: HTMLElement, background: string): ChartImage | null {
  const { left, top, width, height } = stage.getBoundingClientRect();
  const canvases = [...stage.querySelectorAll('canvas')].filter(({ width: pixels }) => pixels > 0);
  if (canvases.length === 0 || width === 0 || height === 0) return null;
  const scale = window.devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  for (const drawn of canvases) {
    const box = drawn.getBoundingClientRect();
    context.drawImage(drawn, box.left - left, box.top - top, box.width, box.height);
  }
  return { canvas, width, height, label: stage.getAttribute('aria-label') ?? '', legend: legendOf(stage) };
}

function legendOf(stage: HTMLElement): ChartImage['legend'] {
  const items = stage.parentElement?.querySelectorAll<HTMLElement>('[data-legend-item]') ?? [];
  return [...items].map((item) => ({
    label: item.querySelector('span')?.textContent ?? '',
    color: item.querySelector('i')?.style.background ?? '',
    stroke: item.querySelector('i')?.dataset.stroke ?? 'solid',
    value: item.querySelector('b')?.innerText ?? '',
  }));
}
