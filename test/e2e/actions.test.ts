import { expect, type LongshortApp, test } from './app';
import { waveBars, writeCsv } from './csv';
import { addExperiment, call, dropFile, runToEnd, waitForSample } from './ui';

type Page = LongshortApp['page'];

const splitAt = 300;
const paidAt = 350;

/** Bars of every weekday from 2015-01-05 on, of shares split 2:1 at one of them. */
function splitBars(): ReturnType<typeof waveBars> {
  const weekdays = waveBars(600).filter(({ time }) => new Date(time).getUTCDay() % 6 !== 0);
  return weekdays.map((bar, t) => {
    const factor = t >= splitAt ? 0.5 : 1;
    const halved = (price: number) => Math.round(price * factor * 100) / 100;
    return {
      ...bar,
      open: halved(bar.open),
      high: halved(bar.high),
      low: halved(bar.low),
      close: halved(bar.close),
    };
  });
}

const dateOf = (bar: number): string => new Date(splitBars()[bar]!.time).toISOString().slice(0, 10);

test('splits and dividends are typed and pasted, shown by the chart and traded on; the calendar is kept', async ({
  page,
  home,
}) => {
  await waitForSample(page);
  writeCsv(home.path('halved.csv'), splitBars());
  await dropFile(page, home.path('halved.csv'));
  await page.getByTestId('import-commit').click();
  await expect(page.getByRole('heading', { name: 'halved' })).toBeVisible();
  await expect(page.getByTestId('price-chart')).toHaveAttribute('data-bars', String(splitBars().length));
  await expect(page.getByTestId('prices-toggle')).toHaveCount(0);
  const raw = await closes(page, 'raw');

  await page.getByTestId('series-details-toggle').click();
  await page.getByTestId('series-calendar').click();
  await page.getByRole('option', { name: 'New York Stock Exchange' }).click();
  await expect.poll(async () => (await halved(page)).calendar).toBe('XNYS');

  await expect(page.getByTestId('actions-count')).toHaveText('Recorded: none');
  await page.getByTestId('actions-edit').click();
  await page.getByTestId('action-date').fill(dateOf(splitAt));
  await page.getByTestId('action-value').fill('two');
  await page.getByTestId('action-add').click();
  await expect(page.getByTestId('action-problem')).toHaveText('"two" is no split such as 7 or 7:1.');
  await page.getByTestId('action-value').fill('2:1');
  await page.getByTestId('action-add').click();
  await page.getByTestId('actions-text').fill(`Date,Dividends\n${dateOf(paidAt)},1.5\n31.12.2015,1\n`);
  await page.getByTestId('actions-add-lines').click();
  await expect(page.getByTestId('actions-problems')).toHaveText(
    'Line 3: "31.12.2015" is no date such as 2014-06-09.',
  );
  await expect(page.getByTestId('actions-table').locator('tbody tr')).toHaveText([
    new RegExp(`^${dateOf(splitAt)}Split2:1$`),
    new RegExp(`^${dateOf(paidAt)}Dividend1.5$`),
  ]);
  await page.getByTestId('actions-save').click();
  await expect(page.getByTestId('actions-count')).toHaveText('Recorded: 1 split, 1 dividend');

  await page.getByTestId('prices-toggle').getByText('Adjusted').click();
  await expect(page.getByTestId('price-chart')).toBeVisible();
  const adjusted = await closes(page, 'adjusted');
  const factor = 1 - 1.5 / raw[paidAt - 1]!;
  expect(adjusted[paidAt]).toBe(raw[paidAt]);
  expect(adjusted[paidAt - 1]! / raw[paidAt - 1]!).toBeCloseTo(factor, 12);
  expect(adjusted[splitAt - 1]! / raw[splitAt - 1]!).toBeCloseTo(factor / 2, 12);
  expect(await closes(page, 'raw')).toEqual(raw);

  const experiment = await addExperiment(page, {
    name: 'On adjusted prices',
    data: {
      ...(await defaultData(page)),
      series: 'halved',
      prices: 'adjusted',
      calendar: 'XNYS',
      missingBars: 'break',
    },
  });
  const run = await runToEnd(page, experiment);
  const { metrics } = await call(page, 'runs.get', { id: run });
  expect(metrics?.test.rows).toBeGreaterThan(10);
});

async function halved(page: Page) {
  const series = (await call(page, 'series.list', {})).find(({ name }) => name === 'halved');
  if (series === undefined) throw new Error('The series is not there.');
  return series;
}

async function defaultData(page: Page) {
  return (await call(page, 'experiments.list', {}))[0]!.spec.data;
}

/** Closes of the series as its chart has them. */
async function closes(page: Page, prices: 'raw' | 'adjusted'): Promise<readonly number[]> {
  const { id, bars } = await halved(page);
  return page.evaluate(
    async (ask) => {
      const answer = await window.api.call('series.chart', ask);
      if (!answer.ok) throw new Error(answer.error.message);
      return [...(answer.value.candles?.close ?? [])];
    },
    { id, prices, place: { at: 'window', bucket: 1, first: 0, end: bars } as const, points: 1, features: [] },
  );
}
