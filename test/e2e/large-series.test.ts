import { expect, firstWorkspace, test } from './app';
import { expectDrawn, pictureOf } from './charts';
import { barAt, barCount, barOf, indexOf, insertMillionBars, timeOf } from './million-bars';
import { openHash, waitForSample } from './ui';

type Page = Parameters<typeof openHash>[0];

test('a series of 1,000,000 bars shows at every level of detail what its bars come to', async ({
  launch,
  home,
}) => {
  const first = await launch();
  await waitForSample(first.page);
  await first.close();
  const id = insertMillionBars(firstWorkspace(home), 'A million minutes');
  const { page } = await launch();
  const chart = page.getByTestId('price-chart');

  await page.getByTestId(`series-row-${id}`).click();
  await expect(chart).toHaveAttribute('data-bars', String(barCount));
  await expectDrawn(page, 'price-chart');
  await test.step('it opens with its last bars, one by one', async () => {
    await expect.poll(() => bucketOf(page)).toBe(1);
    await away(page);
    await expectLegend(page, (index) => expect(index).toBe(barCount - 1));
  });

  await test.step('all of it is seen at once', async () => {
    await page.getByTestId('range-All').click();
    await expect.poll(() => bucketOf(page)).toBeGreaterThan(1000);
    await away(page);
    await expectLegend(page, (index) => expect(index).toBeGreaterThan(barCount - 5000));
    await pointAt(page, 0.3);
    await expectLegend(page, (index) => expect(index).toBeLessThan(barCount / 2));
  });

  const middle = 500_000;
  await test.step('a link leads to one bar of it', async () => {
    await openHash(page, `/data/${id}?from=${timeOf(middle)}&to=${timeOf(middle)}`);
    await expect.poll(() => bucketOf(page)).toBe(1);
    await expect.poll(() => pointAt(page, 0.5).then(() => barPointedAt(page))).toBe(middle);
    await expectLegend(page, (index) => expect(index).toBe(middle));
  });

  await test.step('zooming out and in again about a bar comes back to it', async () => {
    await zoomUntil(page, 1, (bucket) => bucket >= 256);
    await expectLegend(page, (index, bucket) => {
      expect(index).toBeLessThanOrEqual(middle);
      expect(index + bucket).toBeGreaterThan(middle);
    });
    await zoomUntil(page, -1, (bucket) => bucket === 1);
    await zoomIn(page, 10);
    await expectLegend(page, (index) => expect(index).toBe(middle));
  });

  await test.step('dragging and keys move it', async () => {
    for (const move of moves) {
      const before = await pictureOf(page, 'price-chart');
      await move(page);
      await expect.poll(() => pictureOf(page, 'price-chart')).not.toBe(before);
      await pointAt(page, 0.4);
      await expectLegend(page);
    }
  });

  await test.step('a drag goes on from the bars it began with, whatever it asks for', async () => {
    await page.getByTestId('range-1D').click();
    await expect.poll(() => bucketOf(page)).toBeLessThan(16);
    const axis = await chart.boundingBox();
    const y = axis!.y + axis!.height - 10;
    // To a third of the distance from the right edge of the pane: three times as much is in view.
    const { x, width } = (await chart.locator('canvas').first().boundingBox())!;
    const before = await bucketOf(page);
    await page.mouse.move(x + 0.4 * width, y);
    await page.mouse.down();
    await page.mouse.move(x + 0.8 * width, y, { steps: 40 });
    expect(await bucketOf(page)).toBe(before);
    await page.mouse.up();
    await expect.poll(() => bucketOf(page)).toBeGreaterThan(before);
    expect(await bucketOf(page)).toBeLessThanOrEqual(4 * before);
  });

  await test.step('an indicator has the value of its own bar', async () => {
    await page.getByTestId('indicator-add').click();
    await page.getByTestId('indicator-option-sma').click();
    await expect(legendOf(page)).toContainText(/SMA 20\s*\d+\.\d\d/);
    await pointAt(page, 0.6);
    await expectLegend(page, async (index, bucket) => {
      const last = index + bucket - 1;
      const closes = Array.from({ length: 20 }, (_, i) => barAt(last - i).close);
      const mean = closes.reduce((sum, close) => sum + close, 0) / 20;
      await expect(legendOf(page)).toContainText(`SMA 20${mean.toFixed(2)}`, { timeout: 500 });
    });
  });
});

const press = (key: string) => async (page: Page) => {
  await page.getByTestId('price-chart').focus();
  await page.keyboard.press(key);
};

const moves: readonly ((page: Page) => Promise<void>)[] = [
  async (page) => {
    const { x, y } = await pointAt(page, 0.3);
    await page.mouse.down();
    await page.mouse.move(x + 400, y, { steps: 20 });
    await page.mouse.up();
  },
  press('Shift+ArrowLeft'),
  press('ArrowRight'),
  press('-'),
  press('Home'),
  press('0'),
  press('+'),
  press('Shift+ArrowLeft'),
];

const bucketOf = async (page: Page): Promise<number> =>
  Number(await page.getByTestId('price-chart').getAttribute('data-bucket'));

const legendOf = (page: Page) => page.getByTestId('price-chart').getByTestId('chart-legend').first();

/** The legend then is of the last bar in view. */
const away = (page: Page): Promise<void> => page.getByTestId('status-workspace').hover();

/** Moves the mouse over the price pane, to a share of its width. */
async function pointAt(page: Page, share: number): Promise<{ readonly x: number; readonly y: number }> {
  const pane = page.getByTestId('price-chart').locator('canvas').first();
  const { x, y, width, height } = (await pane.boundingBox())!;
  const point = { x: x + share * width, y: y + height / 3 };
  await page.mouse.move(point.x - 1, point.y);
  await page.mouse.move(point.x, point.y);
  return point;
}

/** Index of the first bar that the legend speaks of. */
async function barPointedAt(page: Page): Promise<number> {
  const text = await legendOf(page).innerText();
  const moment = /^\d{4}-\d\d-\d\d \d\d:\d\d/.exec(text)?.[0] ?? '';
  return indexOf(Date.parse(`${moment.replace(' ', 'T')}Z`));
}

/** The legend has what the bars it speaks of come to, and they are those wanted, once the picture has come to rest. */
async function expectLegend(
  page: Page,
  expectBars: (index: number, bucket: number) => void | Promise<void> = () => undefined,
): Promise<void> {
  await expect(async () => {
    const index = await barPointedAt(page);
    const bucket = await bucketOf(page);
    expect(index % bucket).toBe(0);
    const { open, high, low, close } = barOf(index, Math.min(barCount, index + bucket));
    const figures = { O: open, H: high, L: low, C: close };
    const legend = legendOf(page);
    if (bucket > 1) await expect(legend).toContainText(/\d bars/, { timeout: 500 });
    for (const [name, value] of Object.entries(figures)) {
      const figure = legend.getByText(name, { exact: true }).locator('xpath=following-sibling::b');
      await expect(figure).toHaveText(value.toFixed(2), { timeout: 500 });
    }
    await expectBars(index, bucket);
  }).toPass();
}

async function zoomUntil(page: Page, sign: 1 | -1, isThere: (bucket: number) => boolean): Promise<void> {
  await expect(async () => {
    await page.mouse.wheel(0, sign * 240);
    expect(isThere(await bucketOf(page))).toBe(true);
  }).toPass({ intervals: [30] });
}

async function zoomIn(page: Page, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await page.mouse.wheel(0, -240);
}
