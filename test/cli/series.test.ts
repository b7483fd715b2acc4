import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QualityReport } from '@shared/quality';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../main/temp-folder';
import { command, spawnedCommand } from './command';

const root = join(import.meta.dirname, '../..');
const aapl = join(root, 'resources/samples/aapl.csv');

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', tempFolder().folder);
});

/** What a command that does its work says. */
async function cli(...words: string[]): Promise<string> {
  const { code, out, err } = await command(...words);
  expect(code, err).toBe(0);
  return out;
}

/** Apple's bars, clean and with one close that lacks its decimal point. */
async function workspaceWithApple(): Promise<string> {
  const { path } = tempFolder();
  const workspace = path('test.longshort');
  const lines = readFileSync(aapl, 'utf8').trim().split('\n');
  const cells = lines[600]!.split(',');
  for (const price of [1, 2, 3, 4]) cells[price] = String(Number(cells[price]) * 10);
  lines[600] = cells.join(',');
  writeFileSync(path('faulty.csv'), lines.join('\n'));
  await cli('import', aapl, '-w', workspace, '--name', 'AAPL');
  await cli('import', path('faulty.csv'), '-w', workspace, '--name', 'Faulty');
  return workspace;
}

describe('series from a terminal', () => {
  it('are listed', async () => {
    const workspace = await workspaceWithApple();
    expect(await cli('series', 'list', '-w', workspace)).toMatch(
      /AAPL +bars +1260 +2013-05-13 +\d{4}-\d\d-\d\d\nFaulty /,
    );
  });

  it('are checked, in sentences and as JSON', async () => {
    const workspace = await workspaceWithApple();
    expect(await cli('series', 'check', 'AAPL', '-w', workspace)).toBe('Nothing found in 1260 bars.\n');
    expect(await cli('series', 'check', 'Faulty', '-w', workspace)).toMatch(
      /^error: Close of .+ taken back by the next bar\.\n1 finding in 1260 bars\.\n$/,
    );
    const report: QualityReport = JSON.parse(
      await cli('series', 'check', 'Faulty', '-w', workspace, '--json'),
    );
    expect(report.groups.map(({ kind, total }) => [kind, total])).toEqual([['bad-tick', 1]]);
  });

  it('are named in the sentence where there is no such series', async () => {
    const workspace = await workspaceWithApple();
    const { code, err } = await spawnedCommand('series', 'check', 'APPL', '-w', workspace);
    expect(code).toBe(1);
    expect(err).toBe('There is no series "APPL" in this workspace. It has "AAPL", "Faulty".\n');
  });

  it('keep a calendar, and splits and dividends of which every line is understood', async () => {
    const workspace = await workspaceWithApple();
    const { path } = tempFolder();
    expect(await cli('series', 'calendar', 'AAPL', 'XNYS', '-w', workspace)).toBe(
      '"AAPL" keeps the calendar XNYS.\n',
    );
    expect(await cli('series', 'calendar', 'Faulty', '-w', workspace)).toBe('"Faulty" keeps no calendar.\n');
    writeFileSync(path('splits.csv'), 'Date,Stock Splits\n2014-06-09,7:1\n2020-08-31,4:1\n');
    expect(
      await cli('series', 'actions', 'AAPL', path('splits.csv'), '-w', workspace, '--split-adjusted'),
    ).toBe('Recorded 2 splits and 0 dividends of "AAPL".\n');
    const [kept] = JSON.parse(await cli('series', 'list', '-w', workspace, '--json'));
    expect(kept).toMatchObject({ name: 'AAPL', calendar: 'XNYS', actions: 2 });
    writeFileSync(path('bad.csv'), '2014-06-09,7,\n9 June 2014,7,\n');
    const { code, err } = await command('series', 'actions', 'AAPL', path('bad.csv'), '-w', workspace);
    expect(code).toBe(1);
    expect(err).toContain('Line 2: "9 June 2014" is no date such as 2014-06-09.');
    const [after] = JSON.parse(await cli('series', 'list', '-w', workspace, '--json'));
    expect(after.actions).toBe(2);
  });
});
