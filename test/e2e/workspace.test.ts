import { existsSync, writeFileSync } from 'node:fs';
import { expect, firstWorkspace, type LongshortApp, test, windowCount } from './app';
import { startAgain } from './second-instance';
import { answerDialogs, call, waitForSample } from './ui';

type Page = LongshortApp['page'];

test('a new workspace is empty, a saved copy holds what the original holds, and recent ones open from the menu', async ({
  app,
  page,
  home,
}) => {
  await waitForSample(page);
  await answerDialogs(app.electron, home.path('copy'));
  await chooseInMenu(page, 'Save a copy as…');
  await expect(page.getByText(`Saved a copy as ${home.path('copy.longshort')}.`)).toBeVisible();
  await expect(page.getByTestId('workspace-name')).toHaveText('first');

  await answerDialogs(app.electron, home.path('second.longshort'));
  await chooseInMenu(page, 'New workspace…');
  await expect(page.getByTestId('workspace-name')).toHaveText('second');
  await expect(page.getByTestId('data-empty')).toContainText('No data yet');
  await expect(page.getByTestId('status-workspace')).toHaveText('second.longshort');

  await answerDialogs(app.electron, home.path('copy.longshort'));
  await chooseInMenu(page, 'Open workspace…');
  await expect(page.getByTestId('workspace-name')).toHaveText('copy');
  await expect(page.getByTestId('data-page')).toContainText('S&P 500');
  expect(await call(page, 'experiments.list', {})).toHaveLength(1);

  await page.getByTestId('workspace-menu').click();
  await expect(page.getByRole('menuitem', { name: /^copy/ })).toBeHidden();
  await page.getByRole('menuitem', { name: /^second/ }).click();
  await expect(page.getByTestId('workspace-name')).toHaveText('second');
  await expect(page.getByTestId('data-empty')).toBeVisible();
});

test('the menu of the application asks the same; a dialog closed without an answer changes nothing', async ({
  app,
  page,
  home,
}) => {
  await waitForSample(page);
  const unanswered = await answerDialogs(app.electron, null);
  await clickApplicationMenu(app, 'New workspace…');
  await expect.poll(unanswered.asked).toBe(1);
  await answerDialogs(app.electron, home.path('from-menu.longshort'));
  await clickApplicationMenu(app, 'Save a copy as…');
  await expect.poll(() => existsSync(home.path('from-menu.longshort'))).toBe(true);
  await expect(page.getByTestId('workspace-name')).toHaveText('first');
});

test('the next start opens the workspace of the last one', async ({ launch, home }) => {
  const first = await launch({ workspace: home.path('mine.longshort') });
  await waitForSample(first.page);
  await first.close();
  const { page } = await launch({ workspace: null });
  await expect(page.getByTestId('workspace-name')).toHaveText('mine');
  await expect(page.getByTestId('data-page')).toContainText('S&P 500');
});

test('without any argument a first start makes a workspace among the documents of the user', async ({
  launch,
  home,
}) => {
  const { page } = await launch({ workspace: null });
  await expect(page.getByTestId('workspace-name')).toHaveText('My workspace');
  await waitForSample(page);
  const status = await call(page, 'workspace.current', {});
  expect(status).toMatchObject({ state: 'open', path: expect.stringContaining(home.folder) });
});

test('a second start ends and brings the window of the first one to the front', async ({
  app,
  page,
  home,
}) => {
  await expect(page.getByTestId('workspace-name')).toHaveText('first');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await startAgain(home, null)).toBe(0);
  const isVisible = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
  await expect.poll(isVisible).toEqual([true]);
  await expect(page.getByTestId('workspace-name')).toHaveText('first');
});

test('a second start with a workspace opens it in the first window, named from the folder it was started in', async ({
  app,
  page,
  home,
}) => {
  await waitForSample(page);
  await call(page, 'workspace.saveCopy', { path: home.path('other.longshort') });
  expect(await startAgain(home, 'other.longshort')).toBe(0);
  await expect(page.getByTestId('workspace-name')).toHaveText('other');
  const status = await call(page, 'workspace.current', {});
  expect(status).toMatchObject({ path: home.path('other.longshort') });
  expect(await windowCount(app)).toBe(1);

  // One that cannot be opened is said so, and what is open stays open.
  writeFileSync(home.path('broken.longshort'), 'not a database');
  expect(await startAgain(home, home.path('broken.longshort'))).toBe(0);
  await expect(page.getByTestId('error-notification')).toContainText(
    'broken.longshort is not a Longshort workspace',
  );
  await expect(page.getByTestId('workspace-name')).toHaveText('other');
});

test('work goes on where it was: the workspace, the page of a series and the folded navigation survive a restart', async ({
  launch,
  home,
}) => {
  const first = await launch();
  await waitForSample(first.page);
  await first.page.getByTestId('nav-collapse').click();
  await expect(first.page.getByTestId('navigation')).toHaveAttribute('data-collapsed', 'true');
  await first.close();
  const { page } = await launch();
  await expect(page.getByTestId('navigation')).toHaveAttribute('data-collapsed', 'true');
  expect(await call(page, 'workspace.current', {})).toMatchObject({ path: firstWorkspace(home) });
});

async function chooseInMenu(page: Page, item: string): Promise<void> {
  await page.getByTestId('workspace-menu').click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function clickApplicationMenu({ electron }: LongshortApp, label: string): Promise<void> {
  await electron.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    const item = items.find((one) => one.label === wanted);
    if (item === undefined) throw new Error(`The menu has no ${wanted}`);
    item.click(undefined, BrowserWindow.getAllWindows()[0]);
  }, label);
}
