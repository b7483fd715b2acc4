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
});
