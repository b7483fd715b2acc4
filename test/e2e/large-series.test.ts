import { expect, type LongshortApp, test } from './app';
import { expectDrawn, pictureOf } from './charts';
import { waveBars, writeCsv } from './csv';
import { dropFile, waitForSample } from './ui';

type Page = LongshortApp['page'];

const barCount = 100_000;
/** A pan that stops for longer is felt as stuck; measured here, drawn in software: 17 ms. */
const longestBlockMs = 250;

test('a series of 100,000 bars is imported, and its chart pans and zooms without the window getting stuck', async ({
  app,
  page,
  home,
}, info) => {
  await waitForSample(page);
  writeCsv(home.path('minutes.csv'), waveBars(barCount, { stepMs: 60_000 }));
  await dropFile(page, home.path('minutes.csv'));
  await expect(page.getByTestId('import-commit')).toBeEnabled({ timeout: 30_000 });
  const opening = await watch(app, async () => {
    await page.getByTestId('import-commit').click();
    await expect(page.getByTestId('price-chart')).toHaveAttribute('data-bars', String(barCount), {
      timeout: 30_000,
    });
  });
  await expectDrawn(page, 'price-chart');

  const chart = page.getByTestId('price-chart');
  await page.getByTestId('indicator-add').click();
  await page.getByTestId('indicator-option-sma').click();
  await expect(chart.getByTestId('chart-legend').first()).toContainText(/SMA 20\s*\d+\.\d\d/);
  await chart.focus();
  const moving: Record<string, Watched> = {};
  for (const [name, move] of Object.entries(gestures)) {
    const before = await pictureOf(page, 'price-chart');
    moving[name] = await watchCalmest(app, () => move(page));
    expect(await pictureOf(page, 'price-chart'), name).not.toBe(before);
  }
  info.annotations.push({ type: 'figures', description: JSON.stringify({ opening, ...moving }) });
  // The chart that opens after the import takes in all bars at once: that may be seen, but not be taken for a crash.
  expect(opening.longestFrameMs).toBeLessThan(10 * longestBlockMs);
  expect(opening.longestMainBlockMs).toBeLessThan(2 * longestBlockMs);
  for (const [name, { longestFrameMs, longestMainBlockMs }] of Object.entries(moving)) {
    expect(longestFrameMs, `the window while ${name}`).toBeLessThan(longestBlockMs);
    expect(longestMainBlockMs, `main while ${name}`).toBeLessThan(longestBlockMs);
  }
});

const gestures: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'pressing keys': async (page) => {
    for (const key of ['0', 'Home', 'End', '-', '-', 'ArrowLeft', 'Shift+ArrowLeft', '+']) {
      await page.keyboard.press(key);
    }
  },
  dragging: async (page) => {
    const { x, y } = await middleOf(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 400, y, { steps: 60 });
    await page.mouse.up();
  },
  'turning the wheel': async (page) => {
    for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, turn < 12 ? 120 : -120);
  },
  'moving the crosshair': async (page) => {
    const { x, y } = await middleOf(page);
    await page.mouse.move(x - 300, y, { steps: 60 });
  },
};

async function middleOf(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = (await page.getByTestId('price-chart').boundingBox())!;
  return { x: x + width / 2, y: y + height / 3 };
}

/** What the app does itself comes again each time; what other programs of a busy machine do to it does not. */
async function watchCalmest(app: LongshortApp, work: () => Promise<void>): Promise<Watched> {
  const watched: Watched[] = [];
  do watched.push(await watch(app, work));
  while (watched.at(-1)!.longestFrameMs >= longestBlockMs && watched.length < 4);
  return watched.toSorted((a, b) => a.longestFrameMs - b.longestFrameMs)[0]!;
}

interface Watched {
  readonly frames: number;
  readonly medianFrameMs: number;
  readonly longestFrameMs: number;
  /** Longest that main did nothing else than one thing. */
  readonly longestMainBlockMs: number;
}

/** Measures the frames of the window, and how long main is held up, while `work` goes on. */
async function watch({ electron, page }: LongshortApp, work: () => Promise<void>): Promise<Watched> {
  const inMain = await electron.evaluateHandle(() => {
    const watched = { longest: 0, last: performance.now() };
    const timer = setInterval(() => {
      const now = performance.now();
      watched.longest = Math.max(watched.longest, now - watched.last);
      watched.last = now;
    }, 5);
    return { watched, timer };
  });
  const inWindow = await page.evaluateHandle(() => {
    const watched = { frames: [] as number[], isOver: false };
    const onFrame = (at: number): void => {
      watched.frames.push(at);
      if (!watched.isOver) requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    return watched;
  });
  await work();
  const frames = await inWindow.evaluate(async (watched) => {
    // What the last gesture asked for is drawn with the next frame, and the one after tells how long that took.
    for (let more = 0; more < 2; more++) await new Promise((resolve) => requestAnimationFrame(resolve));
    watched.isOver = true;
    return watched.frames;
  });
  const longestMainBlockMs = await inMain.evaluate(({ watched, timer }) => {
    clearInterval(timer);
    return watched.longest;
  });
  const gaps = frames.slice(1).map((at, index) => at - frames[index]!);
  const sorted = gaps.toSorted((a, b) => a - b);
  return {
    frames: gaps.length,
    medianFrameMs: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    longestFrameMs: sorted.at(-1) ?? Number.NaN,
    longestMainBlockMs,
  };
}
