import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditKey, AuditReport } from '@shared/audit';
import type { RunDifferences } from '@shared/reproduction';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../main/temp-folder';
import { spawnedCommand as cli, command } from './command';

const root = join(import.meta.dirname, '../..');
const aapl = join(root, 'resources/samples/aapl.csv');
const example = join(root, 'resources/examples/seed-strategy.json');

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', tempFolder().folder);
});

/** Bars of Apple as a user may have them: cells by name of the column, changed before they are imported. */
type Cells = Record<string, number> & { Date?: never };
function barsWith(change: (bars: Cells[]) => void): string {
  const [head, ...lines] = readFileSync(aapl, 'utf8').trim().split('\n');
  const names = head!.split(',').slice(1);
  const rows = lines.map((line) => line.split(','));
  const bars = rows.map(
    (cells): Cells => Object.fromEntries(names.map((name, i) => [name, Number(cells[i + 1])])),
  );
  change(bars);
  return [head, ...rows.map(([date], i) => [date, ...names.map((name) => bars[i]![name])].join(','))].join(
    '\n',
  );
}

const dates = readFileSync(aapl, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[0]!);

const small = {
  name: 'Small',
  data: { series: 'Bars' },
  features: [{ kind: 'return' }, { kind: 'highLowRange' }],
  window: { lookback: 4 },
  model: { hidden: 4 },
  training: { epochs: 2 },
  seeds: 1,
  baselines: [],
  device: 'native',
};

/** A workspace with these series, and a finished run of the spec on them. */
async function runOn(files: Readonly<Record<string, string>>, spec: object = small) {
  const { path } = tempFolder();
  const workspace = path('test.longshort');
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path(`${name}.csv`), text);
    expect(await command('import', path(`${name}.csv`), '-w', workspace, '--name', name)).toMatchObject({
      code: 0,
    });
  }
  writeFileSync(path('spec.json'), JSON.stringify(spec));
  expect(await cli('run', path('spec.json'), '-w', workspace)).toMatchObject({ code: 0 });
  return { path, workspace };
}

async function failingKeys(
  workspace: string,
): Promise<{ readonly keys: readonly AuditKey[]; readonly err: string }> {
  const { code, out, err } = await cli('audit', '1', '-w', workspace, '--json');
  const { verdict, findings }: AuditReport = JSON.parse(out);
  expect([code, verdict]).toEqual([1, 'fail']);
  return { keys: findings.filter((one) => one.verdict === 'fail').map(({ key }) => key), err };
}

describe('audit', () => {
  it('passes the bundled example', async () => {
    const { path } = tempFolder();
    const workspace = path('test.longshort');
    const spec = { ...JSON.parse(readFileSync(example, 'utf8')), seeds: 1, baselines: [], device: 'native' };
    writeFileSync(path('spec.json'), JSON.stringify(spec));
    expect(await cli('run', path('spec.json'), '-w', workspace)).toMatchObject({ code: 0 });
    const { code, out } = await cli('audit', '1', '-w', workspace, '--json');
    const report: AuditReport & { runId: number } = JSON.parse(out);
    expect([code, report.runId, report.verdict]).toEqual([0, 1, 'pass']);
    expect(report.findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'warning')).toEqual([]);
    expect(report.device).toMatch(/native/);
  });

  it("fails where tomorrow's close is joined by its date, and says so", async () => {
    const closes = barsWith(() => undefined)
      .split('\n')
      .slice(1);
    const mood = ['Date,Value', ...dates.map((date, i) => `${date},${closes[i]!.split(',')[4]}`)].join('\n');
    const auxiliary = [{ name: 'mood', series: 'Mood', stamped: 'end' }];
    const features = [...small.features, { kind: 'seriesChange', series: 'mood' }];
    const { workspace } = await runOn(
      { Bars: barsWith(() => undefined), Mood: mood },
      { ...small, data: { series: 'Bars', auxiliary }, features },
    );
    const { keys, err } = await failingKeys(workspace);
    expect(keys).toContain('joined');
    expect(keys).toContain('shift');
    expect(err).toMatch(/^Run 1 leaks: joined series leak; leak of the next return/);
  });

  it('fails where the volume holds the next return and a stretch of bars is there twice', async () => {
    const bars = barsWith((all) => {
      all.forEach((bar, i) => {
        bar.Volume = Math.round(1e7 * ((all[i + 1] ?? bar).Close! / bar.Close!) ** 5);
      });
      for (let i = 0; i < 80; i++) all[all.length - 80 + i] = { ...all[all.length - 400 + i]! };
    });
    const features = [...small.features, { kind: 'volumeZscore', period: 20 }];
    const { workspace } = await runOn({ Bars: bars }, { ...small, features });
    const { keys, err } = await failingKeys(workspace);
    expect(keys).toContain('shift');
    expect(keys).toContain('duplicates');
    expect(err).toContain('leak of the next return; duplicate rows');
  });

  it('fails where levels of adjusted prices are read, and where the data changed after the run', async () => {
    const features = [...small.features, { kind: 'sma', period: 5 }];
    const data = { series: 'Bars', prices: 'adjusted' };
    const { path, workspace } = await runOn(
      { Bars: barsWith(() => undefined) },
      { ...small, data, features },
    );
    expect(await failingKeys(workspace)).toMatchObject({
      keys: ['adjusted'],
      err: expect.stringMatching(/^Run 1 leaks: adjusted levels\./),
    });
    const later = barsWith((all) => {
      all[700]!['Adj Close']! *= 1.01;
    });
    writeFileSync(path('later.csv'), later);
    const append = ['import', path('later.csv'), '-w', workspace, '--append', 'Bars', '--replace-changed'];
    expect(await command(...append)).toMatchObject({ code: 0 });
    const { keys } = await failingKeys(workspace);
    expect(keys).toContain('provenance');

    const repeated = await cli('repeat', '1', '-w', workspace, '--json');
    const differences: RunDifferences = JSON.parse(repeated.out);
    expect([repeated.code, differences.isSame, differences.causes.map(({ what }) => what)]).toEqual([
      1,
      false,
      ['Data'],
    ]);
    expect(differences.verdict).toMatch(
      /^Not the same bits: the weights of 1 of 1 model differ\. What is not the same: data\.$/,
    );
  });

  it('refuses a run that is not there; a repeat of one that is gives the same bits', async () => {
    const { workspace } = await runOn({ Bars: barsWith(() => undefined) });
    expect(await command('audit', '7', '-w', workspace)).toMatchObject({
      code: 1,
      err: 'Run 7 is not in this workspace. It may have been deleted.\n',
    });
    const text = await cli('audit', '1', '-w', workspace);
    expect(text).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Audit of run 1: .+\n\npass +Features/),
    });
    const same = await cli('repeat', '1', '-w', workspace, '--json');
    const differences: RunDifferences = JSON.parse(same.out);
    expect(same.code).toBe(0);
    expect(differences).toMatchObject({ of: 1, by: 2, isSame: true, causes: [], effects: [], others: 0 });
    expect(differences.verdict).toMatch(
      /^The same bits: the weights of 1 model, [\d,]+ values of bars and [\d,]+ figures are equal\.$/,
    );
  });
});
