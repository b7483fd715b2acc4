import { expect, type Page } from '@playwright/test';

/** Share of the pixels of a chart's canvases that something was drawn on, 0 to 1. */
export function inkOf(page: Page, testId: string): Promise<number> {
  return page.getByTestId(testId).evaluate((chart) => {
    let inked = 0;
    let all = 0;
    for (const canvas of chart.querySelectorAll('canvas')) {
      const { width, height } = canvas;
      if (width === 0 || height === 0) continue;
      const pixels = new Uint32Array(
        canvas.getContext('2d')?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0),
      );
      const ground = pixels[0];
      inked += pixels.reduce((sum, pixel) => sum + (pixel !== ground && pixel !== 0 ? 1 : 0), 0);
      all += pixels.length;
    }
    return all === 0 ? 0 : inked / all;
  });
}

/** A chart with nothing but its frame and axes has less ink than this. */
const BLANK = 0.002;

export async function expectDrawn(page: Page, testId: string): Promise<void> {
  await expect.poll(() => inkOf(page, testId)).toBeGreaterThan(BLANK);
}

/** A sum over all pixels of a chart, which changes when what it shows moves. */
export function pictureOf(page: Page, testId: string): Promise<string> {
  return page.getByTestId(testId).evaluate((chart) => {
    let sum = 0;
    for (const canvas of chart.querySelectorAll('canvas')) {
      if (canvas.width === 0 || canvas.height === 0) continue;
      const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
      if (image)
        for (const pixel of new Uint32Array(image.data.buffer)) sum = (Math.imul(sum, 31) + pixel) | 0;
    }
    return String(sum);
  });
}
