import { AppError } from '@shared/errors';
import { describe, expect, it } from 'vitest';
import { waitFor } from '../test-services';
import { startSweeps, sweptSpec, told, waitForState } from './sweep-specs';

describe('a sweep that something comes in the way of', () => {
  it('is interrupted where no worker can be kept alive, and goes on when asked to', async () => {
    let isDown = true;
    const fault = ({ number }: { number: number }) =>
      isDown && number === 5
        ? new AppError('internal', 'The processes that make trials end again and again.')
        : null;
    const { services } = await startSweeps({ fault });
    const { id } = services.sweeps.startSpec(sweptSpec(), 2);
    await waitForState(services, id, 'interrupted');
    expect(services.sweeps.get(id).problem).toMatch(
      /again and again\. Trials that had ended are kept; Continue/,
    );
    await services.session.sweeps().idle();
    expect(services.board.list()).toEqual([]);
    isDown = false;
    services.sweeps.resume(id);
    await waitForState(services, id, 'done');
    expect(told(services, id)).toHaveLength(20);
  });

  it('is interrupted where the disk is full, with nothing half stored, and goes on once there is space', async () => {
    const { services, path } = await startSweeps({ delay: () => 1 });
    const { db } = services.session.workspace();
    const { id } = services.sweeps.startSpec(sweptSpec({ budget: { trials: 400 } }), 2);
    await waitFor(() => services.sweeps.get(id).counts.done > 5, 'some trials');
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages + 2}`);
    await waitForState(services, id, 'interrupted');
    const { problem, counts } = services.sweeps.get(id);
    expect(problem).toContain(`The disk that holds ${path} is full`);
    db.pragma('max_page_count = 1000000');
    await services.session.sweeps().idle();
    const stored = told(services, id);
    expect(stored).toHaveLength(counts.done);
    expect(stored.every(({ values }) => values[0] !== null)).toBe(true);
    services.sweeps.resume(id);
    services.sweeps.stop(id);
    expect(services.sweeps.get(id).state).toBe('stopped');
  });

  it('fails where its data change, and keeps no trial on others', async () => {
    let hash = 'as it was';
    const { services } = await startSweeps({ dataHash: () => hash, delay: () => 2 });
    const { id } = services.sweeps.startSpec(sweptSpec(), 2);
    await waitFor(() => services.sweeps.get(id).counts.done > 5, 'some trials');
    hash = 'changed';
    await waitForState(services, id, 'failed');
    const { problem, dataHash, counts } = services.sweeps.get(id);
    expect(problem).toMatch(/^The data of "Walk" changed since the sweep began/);
    expect(dataHash).toBe('as it was');
    await services.session.sweeps().idle();
    expect(told(services, id)).toHaveLength(counts.done);
    hash = 'as it was';
    services.sweeps.resume(id);
    await waitForState(services, id, 'done');
  });

  it('takes other data for another question where their prices are what is searched', async () => {
    const { services } = await startSweeps({ dataHash: ({ spec }) => spec.data.prices });
    const space = [{ kind: 'choice' as const, path: 'data.prices', values: ['raw', 'adjusted'] }];
    const { id } = services.sweeps.startSpec(sweptSpec({ space, budget: { trials: 8 } }), 2);
    await waitForState(services, id, 'done');
    expect(services.sweeps.get(id).counts.done).toBe(8);
  });

  it('is left to be continued where its workspace is closed, and nothing that had ended is lost', async () => {
    const { services, path } = await startSweeps({ delay: () => 5 });
    const { id } = services.sweeps.startSpec(sweptSpec(), 2);
    await waitFor(() => services.sweeps.get(id).counts.done > 3, 'some trials');
    const before = told(services, id).filter(({ state }) => state === 'done').length;
    await services.session.close();
    expect(services.board.list()).toEqual([]);
    const again = await startSweeps({}, path);
    expect(again.services.sweeps.get(id)).toMatchObject({ state: 'interrupted' });
    expect(again.services.sweeps.get(id).counts.done).toBeGreaterThanOrEqual(before);
  });

  it('is refused, and a queued one fails, where its data lie in a locked period', async () => {
    const { services } = await startSweeps({ delay: () => 20 });
    const first = services.sweeps.startSpec(sweptSpec({ budget: { trials: 4 } }), 2).id;
    const second = services.sweeps.startSpec(sweptSpec(), 2).id;
    const [series] = services.series.list();
    const day = new Date(series!.lastTime).toISOString().slice(0, 10);
    services.vaults.lock({ seriesId: series!.id, from: day, to: day, note: '' });
    expect(() => services.sweeps.startSpec(sweptSpec(), 2)).toThrow(/locked .* as a test vault/);
    await waitForState(services, second, 'failed');
    expect(services.sweeps.get(second).problem).toMatch(/locked .* as a test vault/);
    expect(services.sweeps.get(first).counts.failed).toBeGreaterThan(0);
  });
});
