import { expect, type LongshortApp, test } from './app';
import { expectDrawn } from './charts';
import { waveBars, writeCsv } from './csv';
import { call, dropFile, goTo, waitForSample } from './ui';

type Page = LongshortApp['page'];

const barCount = 400;
const badTick = 200;
const split = 300;

/** Bars of which one has a wrong digit, and the last hundred are of shares split 2:1. */
function faultyBars(): ReturnType<typeof waveBars> {
  return waveBars(barCount).map((bar, t) => {
    const factor = t === badTick ? 3 : t >= split ? 0.5 : 1;
    const prices = { open: bar.open * factor, high: bar.high * factor, low: bar.low * factor };
    return { ...bar, ...prices, close: bar.close * factor, volume: t >= split ? bar.volume * 2 : bar.volume };
  });
}

test('findings lead to the chart, and remedies are applied, recorded, undone and remembered', async ({
  launch,
  home,
}) => {
  const first = await launch();
  const { page } = first;
  await waitForSample(page);
  writeCsv(home.path('faulty.csv'), faultyBars());
  await dropFile(page, home.path('faulty.csv'));
  await page.getByTestId('import-commit').click();
  await expect(page.getByRole('heading', { name: 'faulty' })).toBeVisible();
  await page.getByTestId('series-tab-quality').click();

  const findings = page.getByTestId('quality-finding');
  await expect(findings).toHaveCount(2);
  await expect(page.getByTestId('quality-summary')).toHaveText('2 findings in 400 bars');
  const ofSplit = page.getByTestId('quality-split').getByTestId('quality-finding');
  const ofTick = page.getByTestId('quality-bad-tick').getByTestId('quality-finding');
  await expect(ofSplit).toContainText(/a split of 2:1 that the prices do not account for, since volume is/);
  await expect(ofTick).toContainText(/Close of .+ on 2015-07-24, between .+ taken back by the next bar/);

  await ofTick.getByRole('link').press('Enter');
  await expectChartOf(page, badTick);
  await page.goBack();
  await ofSplit.getByText(/^On 2015-11-01/).click();
  await expectChartOf(page, split);
  await page.getByTestId('series-tab-quality').click();

  const before = await closes(page);
  await ofTick.getByRole('button', { name: 'Use previous close' }).click();
  await expect(page.getByTestId('quality-bad-tick')).toHaveCount(0);
  await expect(ofSplit.getByRole('link')).toBeFocused();
  const recorded = page.getByTestId('quality-remedies').locator('tbody tr');
  await expect(recorded).toHaveText([/Previous close used for 2015-07-24.*Close of .*Undo/]);
  expect((await closes(page))[badTick]).toBe(before[badTick - 1]);
  await page.getByTestId('series-tab-chart').click();
  await expect(page.getByTestId('series-remedies')).toHaveText('1 remedy applied');
  await page.getByTestId('series-remedies').click();

  await ofSplit.getByRole('button', { name: 'Record split 2:1' }).click();
  await expect(page.getByTestId('quality-empty')).toContainText('Nothing found in 400 bars');
  await expect(recorded).toHaveText([/Split of 2:1 recorded on 2015-11-01/, /Previous close used/]);

  await recorded.nth(1).getByRole('button', { name: 'Undo' }).click();
  await expect(recorded.nth(1)).toContainText(/undone \d{4}-/);
  await expect(ofTick).toHaveCount(1);
  expect(await closes(page)).toEqual(before);

  await ofTick.getByRole('button', { name: /^Other remedies/ }).click();
  await page.getByRole('menuitem', { name: 'Dismiss' }).click();
  await expect(page.getByTestId('quality-empty')).toContainText('1 finding dismissed before');
  expect(await closes(page)).toEqual(before);
  await first.close();

  const { page: again } = await launch();
  await goTo(again, 'data');
  await again.getByRole('button', { name: /faulty/ }).click();
  await again.getByTestId('series-tab-quality').click();
  await expect(again.getByTestId('quality-empty')).toContainText('1 finding dismissed before');
  await expect(again.getByTestId('quality-remedies').locator('tbody tr')).toHaveCount(3);
});

/** The chart is there, and what it has in its middle is the bar. */
async function expectChartOf(page: Page, bar: number): Promise<void> {
  const { time } = faultyBars()[bar]!;
  const chart = page.getByTestId('price-chart');
  await expect(chart).toBeVisible();
  await expectDrawn(page, 'price-chart');
  const legend = chart.getByTestId('chart-legend').first();
  await expect(async () => {
    const box = (await chart.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3);
    const shown = Date.parse((await legend.innerText()).match(/20\d\d-\d\d-\d\d/)?.[0] ?? '');
    expect(Math.abs(shown - time)).toBeLessThan(10 * 86_400_000);
  }).toPass();
}

/** Closes of the series as charts and experiments see them. */
async function closes(page: Page): Promise<readonly number[]> {
  const series = (await call(page, 'series.list', {})).find(({ name }) => name === 'faulty');
  return page.evaluate(async (id) => {
    const answer = await window.api.call('series.chart', {
      id,
      prices: 'raw',
      place: { at: 'all' },
      points: 4096,
      features: [],
    });
    if (!answer.ok) throw new Error(answer.error.message);
    return [...(answer.value.candles?.close ?? [])];
  }, series!.id);
}
