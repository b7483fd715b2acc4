import { AppError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { addWalk, smallSpec, startServices, type TestApp, waitFor } from '../test-services';

async function finishedRun(app: TestApp, epochs = 1): Promise<number> {
  addWalk(app);
  const { id } = app.services.runs.startSpec({
    ...smallSpec({ epochs, patience: epochs }),
    device: 'native',
  });
  await app.services.session.queue().idle();
  return id;
}

describe('an audit', () => {
  it('is kept with the run, stands in the ledger without counting, and shows how far it is', async () => {
    const app = await startServices();
    const id = await finishedRun(app);
    const { audits, honesty } = app.services;
    expect(audits.report(id)).toBeNull();
    const report = await audits.audit(id);
    expect(report.findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(audits.report(id)).toEqual(report);
    expect(honesty.ledger().map(({ kind, counts, runId }) => [kind, counts, runId])).toEqual([
      ['audit', false, id],
      ['run', true, id],
    ]);
    const phases = app.heard.flatMap(({ name, payload }) =>
      name === 'job.progress' && 'phase' in (payload as object) ? [(payload as { phase: string }).phase] : [],
    );
    expect(phases).toContain('Preparing');
    expect(app.services.board.list()).toEqual([]);
  });

  it('can be cancelled, and leaves nothing; a second at the same time is refused', async () => {
    const app = await startServices();
    const id = await finishedRun(app);
    const { audits, board } = app.services;
    const audit = audits.audit(id).catch((error: unknown) => error);
    await waitFor(() => board.list().some(({ kind }) => kind === 'audit'), 'the audit');
    await expect(audits.audit(id)).rejects.toThrow(
      `Run ${id} is being audited. Wait for it, or cancel that.`,
    );
    board.cancel('audit', id);
    const end = await audit;
    expect(end instanceof AppError && end.kind).toBe('cancelled');
    expect(audits.report(id)).toBeNull();
  });

  it('is refused of a run that is not done', async () => {
    const app = await startServices({ parallelJobs: 0 });
    addWalk(app);
    const { id } = app.services.runs.startSpec(smallSpec());
    await expect(app.services.audits.audit(id)).rejects.toThrow('only a finished run can be audited');
    expect(() => app.services.repeats.repeat(id)).toThrow('only a finished run can be repeated');
  });
});

describe('a repeat', () => {
  it('comes out the same, is charged as one that shows nothing new, and says what it repeats', async () => {
    const app = await startServices();
    const id = await finishedRun(app);
    const { repeats, runs, session, honesty } = app.services;
    expect(repeats.differences(id)).toBeNull();
    const repeat = repeats.repeat(id);
    expect(repeat).toMatchObject({ name: 'Small, again', repeats: id, state: 'running' });
    expect(() => repeats.differences(repeat.id)).toThrow('it is compared once it is done');
    await session.queue().idle();
    expect(runs.get(repeat.id).weightsHash).toBe(runs.get(id).weightsHash);
    expect(repeats.differences(repeat.id)).toMatchObject({ of: id, by: repeat.id, isSame: true, causes: [] });
    expect(honesty.ledger().map(({ kind, counts }) => [kind, counts])).toEqual([
      ['rerun', false],
      ['run', true],
    ]);
  });

  it('is refused where the series is gone, in a sentence', async () => {
    const app = await startServices();
    const id = await finishedRun(app);
    const { series, repeats } = app.services;
    series.remove(series.list().map((one) => one.id));
    expect(() => repeats.repeat(id)).toThrow(
      `The series "Walk" of run ${id} was deleted, so it cannot be repeated. Import it and run the experiment again.`,
    );
  });
});
