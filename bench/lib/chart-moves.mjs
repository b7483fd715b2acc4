/** Longer than this, and a frame of a screen with sixty a second was left out. */
const longFrameMs = 25;
const frameMs = 1000 / 60;

/**
 * Zooms from the whole series down to single bars and back, and drags at three levels of detail between, with the real mouse.
 * @returns {Promise<{ frames: number, longFrames: number, dropped: number, worstMs: number, buckets: number[] }>} of all the frames
 *   meanwhile: how many took longer than 25 ms, how many the screen lost by that, the longest, and the levels that were seen
 */
export async function moveChart(page) {
  const chart = page.getByTestId('price-chart');
  const { x, y, width, height } = await chart.boundingBox();
  const middle = { x: x + width / 2, y: y + height / 3 };
  const buckets = [];
  const note = async () => buckets.push(Number(await chart.getAttribute('data-bucket')));
  await page.mouse.move(middle.x, middle.y);
  await page.waitForTimeout(500);
  const watch = await page.evaluateHandle(watchFrames);
  for (const step of [-1, -1, -1, 1, 1, 1]) {
    await turnWheel(page, 25 * step);
    await note();
    await drag(page, middle, 0.6 * (width / 2));
    await drag(page, middle, -0.6 * (width / 2));
  }
  const gaps = await watch.evaluate((watched) => watched.stop());
  return {
    frames: gaps.length,
    longFrames: gaps.filter((gap) => gap > longFrameMs).length,
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0),
    worstMs: Math.max(...gaps),
    buckets,
  };
}

async function turnWheel(page, turns) {
  for (let turn = 0; turn < Math.abs(turns); turn++) {
    await page.mouse.wheel(0, 240 * Math.sign(turns));
    await page.waitForTimeout(16);
  }
}

async function drag(page, from, distance) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + distance, from.y, { steps: 40 });
  await page.mouse.up();
}

/** In the window: milliseconds between one frame and the next, until `stop`. */
function watchFrames() {
  const times = [];
  let isOver = false;
  const onFrame = (time) => {
    times.push(time);
    if (!isOver) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  return {
    stop() {
      isOver = true;
      return times.slice(1).map((time, index) => time - times[index]);
    },
  };
}
