import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../main/temp-folder';
import { addWalk, smallSpec, startServices } from '../main/test-services';
import { command, spawnedCommand } from './command';

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', tempFolder().folder);
});

describe('the command line', () => {
  it('shows a run beside its baselines, and fits further ones to it', async () => {
    const app = await startServices();
    addWalk(app);
    await app.services.session.close();
    const spec = tempFolder().path('spec.json');
    writeFileSync(
      spec,
      JSON.stringify({ ...smallSpec({ epochs: 1 }), device: 'native', baselines: ['baseRate'] }),
    );
    const run = await command('run', spec, '-w', app.path);
    expect(run).toMatchObject({ code: 0 });
    expect(run.out).toMatch(/^baseline, test +accuracy +log loss +seconds\nBase rate +\d/m);
    expect(run.out).toMatch(/^The LSTM .*the base rate.* \(log loss, p [=<] [\d.]+\)\.$/m);

    const shown = await command('baselines', '1', '-w', app.path, '--json');
    expect(JSON.parse(shown.out).results.map(({ kind }: { kind: string }) => kind)).toEqual(['baseRate']);
    const added = await command('baselines', '1', 'logistic', 'persistence', '-w', app.path);
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^Logistic regression +\d/m) });
    expect(await command('baselines', '1', 'garch', '-w', app.path)).toMatchObject({
      code: 1,
      err: expect.stringContaining('The baseline garch does not fit the label direction of run 1.'),
    });
    expect(await spawnedCommand('baselines', '1', 'oracle', '-w', app.path)).toMatchObject({ code: 1 });
  });
});
