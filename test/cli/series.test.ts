import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QualityReport } from '@shared/quality';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../main/temp-folder';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'out/cli/index.cjs');
const aapl = join(root, 'resources/samples/aapl.csv');

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', tempFolder().folder);
});

const cli = (...args: string[]): string =>
  execFileSync(process.execPath, [program, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Apple's bars, clean and with one close that lacks its decimal point. */
function workspaceWithApple(): string {
  const { path } = tempFolder();
  const workspace = path('test.longshort');
  const lines = readFileSync(aapl, 'utf8').trim().split('\n');
  const cells = lines[600]!.split(',');
  for (const price of [1, 2, 3, 4]) cells[price] = String(Number(cells[price]) * 10);
  lines[600] = cells.join(',');
  writeFileSync(path('faulty.csv'), lines.join('\n'));
  cli('import', aapl, '-w', workspace, '--name', 'AAPL');
  cli('import', path('faulty.csv'), '-w', workspace, '--name', 'Faulty');
  return workspace;
}

describe('series from a terminal', () => {
  it('are listed', () => {
    const workspace = workspaceWithApple();
    expect(cli('series', 'list', '-w', workspace)).toMatch(
      /AAPL +bars +1260 +2013-05-13 +\d{4}-\d\d-\d\d\nFaulty /,
    );
  });

  it('are checked, in sentences and as JSON', () => {
    const workspace = workspaceWithApple();
    expect(cli('series', 'check', 'AAPL', '-w', workspace)).toBe('Nothing found in 1260 bars.\n');
    expect(cli('series', 'check', 'Faulty', '-w', workspace)).toMatch(
      /^error: Close of .+ taken back by the next bar\.\n1 finding in 1260 bars\.\n$/,
    );
    const report: QualityReport = JSON.parse(cli('series', 'check', 'Faulty', '-w', workspace, '--json'));
    expect(report.groups.map(({ kind, total }) => [kind, total])).toEqual([['bad-tick', 1]]);
  });

  it('are named in the sentence where there is no such series', () => {
    const workspace = workspaceWithApple();
    const { status, stderr } = spawnSync(
      process.execPath,
      [program, 'series', 'check', 'APPL', '-w', workspace],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toBe('There is no series "APPL" in this workspace. It has "AAPL", "Faulty".\n');
  });

  it('keep a calendar, and splits and dividends of which every line is understood', () => {
    const workspace = workspaceWithApple();
    const { path } = tempFolder();
    expect(cli('series', 'calendar', 'AAPL', 'XNYS', '-w', workspace)).toBe(
      '"AAPL" keeps the calendar XNYS.\n',
    );
    expect(cli('series', 'calendar', 'Faulty', '-w', workspace)).toBe('"Faulty" keeps no calendar.\n');
    writeFileSync(path('splits.csv'), 'Date,Stock Splits\n2014-06-09,7:1\n2020-08-31,4:1\n');
    expect(cli('series', 'actions', 'AAPL', path('splits.csv'), '-w', workspace, '--split-adjusted')).toBe(
      'Recorded 2 splits and 0 dividends of "AAPL".\n',
    );
    const [kept] = JSON.parse(cli('series', 'list', '-w', workspace, '--json'));
    expect(kept).toMatchObject({ name: 'AAPL', calendar: 'XNYS', actions: 2 });
    writeFileSync(path('bad.csv'), '2014-06-09,7,\n9 June 2014,7,\n');
    const { status, stderr } = spawnSync(
      process.execPath,
      [program, 'series', 'actions', 'AAPL', path('bad.csv'), '-w', workspace],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('Line 2: "9 June 2014" is no date such as 2014-06-09.');
    const [after] = JSON.parse(cli('series', 'list', '-w', workspace, '--json'));
    expect(after.actions).toBe(2);
  });
});
