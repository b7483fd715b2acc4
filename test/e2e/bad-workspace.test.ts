import {
  chmodSync,
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, type Home, type LongshortApp, projectRoot, test } from './app';
import { answerDialogs, call, dropFile, waitForSample } from './ui';

type Page = LongshortApp['page'];

interface BadWorkspace {
  readonly what: string;
  readonly make: (path: string) => void;
  readonly sentence: RegExp;
}

const kept = join(projectRoot, 'test/fixtures/workspaces/v1.longshort');
const userVersionOffset = 60;

const badWorkspaces: readonly BadWorkspace[] = [
  {
    what: 'a text file',
    make: (path) => writeFileSync(path, 'dear diary, today I bought at the top\n'.repeat(50)),
    sentence: /bad\.longshort is not a Longshort workspace/,
  },
  {
    what: 'an empty file',
    make: (path) => writeFileSync(path, ''),
    sentence: /bad\.longshort is not a Longshort/,
  },
  {
    what: 'a workspace of a newer version',
    make: (path) => {
      copyFileSync(kept, path);
      patch(path, userVersionOffset, Buffer.from([0, 0, 3, 231]));
    },
    sentence: /written by a newer Longshort \(schema 999/,
  },
  {
    what: 'a damaged workspace',
    make: (path) => {
      copyFileSync(kept, path);
      patch(path, 100, Buffer.alloc(3000, 0xab));
    },
    sentence: /bad\.longshort is damaged/,
  },
  {
    what: 'a read-only workspace',
    make: (path) => {
      copyFileSync(kept, path);
      chmodSync(path, 0o444);
    },
    sentence: /bad\.longshort is read-only/,
  },
];

for (const { what, make, sentence } of badWorkspaces) {
  test(`${what} is refused with a sentence and not touched, and the open workspace stays open`, async ({
    app,
    page,
    home,
  }) => {
    await waitForSample(page);
    const path = home.path('bad.longshort');
    make(path);
    const before = readFileSync(path);
    await answerDialogs(app.electron, path);
    await page.getByTestId('workspace-menu').click();
    await page.getByRole('menuitem', { name: 'Open workspace…' }).click();
    await expectRefused(page, sentence);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
}

test('a workspace that another Longshort has open is refused, opened or dropped', async ({
  launch,
  page,
  home,
}) => {
  await waitForSample(page);
  const path = home.path('busy.longshort');
  const elsewhere: Home = { ...home, path: (name) => home.path(`elsewhere-${name}`) };
  const other = await launch({ workspace: path, home: elsewhere });
  await waitForSample(other.page);
  await dropFile(page, path);
  await expectRefused(page, /busy\.longshort is open in another Longshort/);

  await page.getByTestId('error-notification').getByRole('button').click();
  await other.close();
  await dropFile(page, path);
  await expect(page.getByTestId('workspace-name')).toHaveText('busy');
});

test('a start with a broken workspace shows the welcome page with the sentence, and another one can be opened there', async ({
  launch,
  home,
}) => {
  const bad = home.path('broken.longshort');
  writeFileSync(bad, 'not a database');
  const app = await launch({ workspace: bad });
  const { page } = app;
  await expect(page.getByTestId('welcome-page')).toBeVisible();
  await expect(page.getByTestId('workspace-problem')).toContainText(
    'broken.longshort is not a Longshort workspace. Choose a .longshort file.',
  );
  copyFileSync(kept, home.path('kept.longshort'));
  await answerDialogs(app.electron, home.path('kept.longshort'));
  await page.getByTestId('workspace-open').click();
  await expect(page.getByTestId('workspace-name')).toHaveText('kept');
  await expect(page.getByTestId('data-page')).toContainText('Walk');
});

async function expectRefused(page: Page, sentence: RegExp): Promise<void> {
  await expect(page.getByTestId('error-notification')).toContainText(sentence);
  await expect(page.getByTestId('workspace-name')).toHaveText('first');
  expect(await call(page, 'series.list', {})).toHaveLength(1);
}

function patch(path: string, offset: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, offset);
  closeSync(file);
}
