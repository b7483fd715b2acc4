import { setTimeout as sleep } from 'node:timers/promises';

const themes = ['light', 'dark'];

/** Pictures of the main screens in both themes, as PNG files in the folder; gives their names. */
export async function takeScreens(app, folder, { experiment, series, runs }) {
  const [first, second] = runs;
  const places = [
    ['data', `/data/${series.id}`, 'data-page'],
    ['experiment', `/experiments/${experiment.id}`, 'experiment-page'],
    ['run', `/runs/${first.id}`, 'run-page'],
    ['training', `/runs/${first.id}`, 'run-page', 'tab-training'],
    ['runs', '/runs', 'runs-page'],
    ['compare', `/compare?ids=${first.id},${second.id}`, 'compare-page'],
  ];
  const names = [];
  for (const theme of themes) {
    await switchTo(app, theme);
    for (const [name, path, testId, tab] of places) {
      await app.page.evaluate((path) => location.assign(`#${path}`), path);
      await app.isShown(testId);
      if (tab) await app.click(tab);
      names.push(await takeScreen(app, folder, `${name}-${theme}`));
    }
  }
  return names;
}

/** One picture, after charts and fonts have settled. */
async function takeScreen(app, folder, name) {
  // Away from what was clicked last, so that no tooltip is in the picture.
  await app.page.mouse.move(720, 890);
  await app.page.evaluate(() => document.fonts.ready.then(() => undefined));
  await sleep(600);
  await app.page.screenshot({ path: `${folder}/${name}.png` });
  return name;
}

/** Through the switch of the window, which knows only the theme that is not shown. */
async function switchTo(app, theme) {
  const shown = () => app.page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  if ((await shown()) !== theme) await app.click('theme-toggle');
  await app.until(`the ${theme} theme`, async () => (await shown()) === theme);
}
