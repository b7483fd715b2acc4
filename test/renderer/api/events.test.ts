import { subscribe, withEpochs, withJob } from '@renderer/api/events';
import { keys } from '@renderer/api/keys';
import type { Api } from '@shared/api';
import type { EventName, EventPayload } from '@shared/contract';
import type { CurveRow, JobStatus } from '@shared/runs';
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';

const row = (epoch: number, model = 0): CurveRow => ({
  model,
  epoch,
  trainLoss: 0.7,
  validationLoss: 0.69,
  trainAccuracy: 0.5,
  validationAccuracy: 0.5,
  seconds: 1,
});

const job = (id: number, state: JobStatus['state'], fraction = 0): JobStatus => ({
  id,
  kind: 'train',
  runId: id,
  sweepId: null,
  title: `Run ${id}`,
  state,
  phase: 'training',
  fraction,
  epoch: null,
  epochs: null,
  secondsLeft: null,
  device: null,
});

describe('jobs under way', () => {
  it('gain a new one, update a known one, lose an ended one', () => {
    const started = withJob([], job(1, 'running'));
    const advanced = withJob([...started, job(2, 'queued')], job(1, 'running', 0.5));
    expect(advanced.map(({ fraction }) => fraction)).toEqual([0.5, 0]);
    expect(withJob(advanced, job(1, 'done', 1)).map(({ id }) => id)).toEqual([2]);
  });
});

describe('a curve', () => {
  it('grows by the next epoch and replaces one that is told twice', () => {
    expect(withEpochs([row(1)], [row(2)])?.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(withEpochs([row(1), row(2)], [row(2)])).toHaveLength(2);
  });

  it('drops what came after an epoch that is trained again, as after a resume', () => {
    expect(withEpochs([row(1), row(2), row(3)], [row(2)])?.map(({ epoch }) => epoch)).toEqual([1, 2]);
  });

  it('of several models grows by model, whatever order they are told in', () => {
    const rows = withEpochs([row(1), row(1, 1)], [row(1, 2), row(2, 1), row(2), row(2, 2)]);
    expect(rows?.map(({ model, epoch }) => [model, epoch])).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ]);
    expect(withEpochs([row(1), row(2), row(1, 1)], [row(3, 1)])).toBeNull();
  });

  it('must be fetched when an epoch was missed', () => {
    expect(withEpochs([row(1)], [row(3)])).toBeNull();
  });
});

describe('events', () => {
  let client: QueryClient;
  let emit: <K extends EventName>(name: K, payload: EventPayload<K>) => void;
  const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;

  beforeEach(() => {
    client = new QueryClient();
    const listeners = new Map<EventName, (payload: never) => void>();
    const api: Api = {
      call: () => Promise.reject(new Error('No call is expected here.')),
      on: (name, listener) => {
        listeners.set(name, listener);
        return () => listeners.delete(name);
      },
      pathOf: () => '',
    };
    emit = (name, payload) => listeners.get(name)?.(payload as never);
    subscribe(api, client);
  });

  it('that name ids make the lists and those ids stale, and leave the others', () => {
    client.setQueryData(keys.runsOf(1), []);
    client.setQueryData(keys.run(1), {});
    client.setQueryData(keys.run(2), {});
    client.setQueryData(keys.seriesList, []);
    emit('changed', { topic: 'runs', ids: [1] });
    expect([keys.runsOf(1), keys.run(1), keys.run(2), keys.seriesList].map(isStale)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('without ids make the whole topic stale', () => {
    client.setQueryData(keys.indicator(3, 'raw', { kind: 'rsi' }), {});
    emit('changed', { topic: 'series', ids: [] });
    expect(isStale(keys.indicator(3, 'raw', { kind: 'rsi' }))).toBe(true);
  });

  it('of changed series make checks of specs stale, which read the data', () => {
    client.setQueryData(keys.specCheck({}), {});
    emit('changed', { topic: 'series', ids: [3] });
    expect(isStale(keys.specCheck({}))).toBe(true);
  });

  it('of progress and epochs go straight into their data', () => {
    client.setQueryData(keys.curves(7), [row(1)]);
    emit('job.progress', job(7, 'running', 0.25));
    emit('run.epoch', { runId: 7, row: row(2) });
    expect(client.getQueryData(keys.jobs)).toEqual([job(7, 'running', 0.25)]);
    expect(client.getQueryData(keys.curves(7))).toEqual([row(1), row(2)]);
  });

  it('of an epoch after a gap make the curve stale instead', () => {
    client.setQueryData(keys.curves(7), [row(1)]);
    emit('run.epoch', { runId: 7, row: row(4) });
    expect(isStale(keys.curves(7))).toBe(true);
    expect(client.getQueryData(keys.curves(7))).toEqual([row(1)]);
  });
});
