import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forkInNode } from '@main/jobs/fork-node';
import type { Fork } from '@main/jobs/protocol';
import { createLog } from '@main/log';
import { createServices, type ServiceParts, type Services } from '@main/services/app';
import type { EventName, EventPayload } from '@shared/contract';
import { type ExperimentSpec, experimentSpec } from '@shared/spec';
import { onTestFinished } from 'vitest';
import { walkBars } from './sample-bars';
import { insertSeries } from './stored-series';
import { tempFolder } from './temp-folder';

const root = join(import.meta.dirname, '../..');
const realFork = forkInNode(join(root, 'out/cli'));

export interface TestApp {
  readonly services: Services;
  readonly path: string;
  /** Lines of the log so far. */
  readonly reported: () => readonly string[];
  readonly heard: { readonly name: EventName; readonly payload: unknown }[];
}

/** All services over real job processes (out/cli, built by the global set-up) and a real workspace file. */
export async function startServices(
  given: {
    path?: string;
    parallelJobs?: number;
    threads?: number;
    fork?: (real: Fork) => Fork;
    speedFile?: string;
    trials?: ServiceParts['trials'];
  } = {},
): Promise<TestApp> {
  const { path } = tempFolder();
  const heard: { name: EventName; payload: unknown }[] = [];
  const services = createServices({
    fork: given.fork ? given.fork(realFork) : realFork,
    emit: <K extends EventName>(name: K, payload: EventPayload<K>) => heard.push({ name, payload }),
    clock: Date.now,
    log: createLog(path('test.log')),
    resources: { folder: join(root, 'resources') },
    parallelJobs: () => given.parallelJobs ?? 1,
    ...(given.threads === undefined ? {} : { threads: given.threads }),
    ...(given.trials === undefined ? {} : { trials: given.trials }),
    speedFile: given.speedFile ?? path('device-speeds.json'),
  });
  onTestFinished(() => services.session.close());
  const workspace = given.path ?? path('test.longshort');
  await (given.path ? services.session.open(workspace) : services.session.create(workspace));
  return { services, path: workspace, heard, reported: () => linesOf(path('test.log')) };
}

/** Puts a random walk of the given length into the open workspace, under the name `Walk`. */
export function addWalk({ services }: Pick<TestApp, 'services'>, length = 600): void {
  const series = { name: 'Walk', source: 'walk.csv', intervalMs: 86_400_000, dataHash: 'walk', warnings: [] };
  insertSeries(services.session.workspace().db, series, { kind: 'bars', bars: walkBars(length) }, Date.now());
}

/** A small experiment on the walk, trained in a moment. */
export function smallSpec(training: Partial<ExperimentSpec['training']> = {}): ExperimentSpec {
  return experimentSpec.parse({
    name: 'Small',
    data: { series: 'Walk' },
    features: [
      { kind: 'return', period: 1 },
      { kind: 'rsi', period: 14 },
    ],
    window: { lookback: 5 },
    model: { hidden: 8, dropout: 0.2 },
    training: { epochs: 6, batch: 32, patience: 6, ...training },
    seeds: 1,
    baselines: [],
    device: 'native',
  });
}

/** The same on the device that is slow enough for a training to be met on its way. */
export function slowSpec(training: Partial<ExperimentSpec['training']> = {}): ExperimentSpec {
  return { ...smallSpec(training), device: 'tensorflow' };
}

/** Waits until `isTrue`, asking every few milliseconds; fails where something hangs. */
export async function waitFor(isTrue: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 90_000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`Waited a minute and a half for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function linesOf(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
}
