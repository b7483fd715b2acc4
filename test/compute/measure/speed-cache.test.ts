import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { openSpeedCache, type SpeedKey } from '@compute/measure/speed-cache';
import type { DeviceInfo, DeviceSpeeds } from '@shared/devices';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../main/temp-folder';

const native: DeviceInfo = {
  id: 'native',
  label: 'CPU, native (AVX2)',
  isAvailable: true,
  detail: '2 threads',
  driver: null,
  reason: null,
};
const key: SpeedKey = { devices: [native], problem: 'hidden 64' };
const measured: DeviceSpeeds = {
  measuredAt: 1_700_000_000_000,
  speeds: [{ id: 'native', msPerStep: 0.9, problem: null }],
};

function open(path: string, appVersion = '1.0.0') {
  const reports: unknown[] = [];
  const cache = openSpeedCache(path, { appVersion, report: (error) => reports.push(error) });
  return { ...cache, reports };
}

describe('the cache of measured speeds', () => {
  it('gives back what was measured, also after a restart and into a folder that is not there yet', () => {
    const path = tempFolder().path('deep/er/speeds.json');
    expect(open(path).read(key)).toBeNull();
    open(path).write(key, measured);
    expect(open(path).read(key)).toEqual(measured);
    expect(readdirSync(dirname(path))).toEqual(['speeds.json']);
  });

  it('knows nothing of another problem, another device, another driver or another version', () => {
    const path = tempFolder().path('speeds.json');
    open(path).write(key, measured);
    expect(open(path).read({ ...key, problem: 'hidden 128' })).toBeNull();
    expect(open(path).read({ ...key, devices: [{ ...native, detail: '4 threads' }] })).toBeNull();
    expect(open(path).read({ ...key, devices: [{ ...native, driver: 'Mesa 24' }] })).toBeNull();
    expect(open(path).read({ ...key, devices: [native, { ...native, id: 'webgpu' }] })).toBeNull();
    expect(open(path, '1.0.1').read(key)).toBeNull();
  });

  it('replaces what it held of the same problem, and forgets everything when told to', () => {
    const path = tempFolder().path('speeds.json');
    const cache = open(path);
    cache.write(key, measured);
    cache.write({ ...key, problem: 'other' }, measured);
    const again = { ...measured, measuredAt: measured.measuredAt + 1 };
    cache.write(key, again);
    expect(cache.read(key)).toEqual(again);
    expect(cache.read({ ...key, problem: 'other' })).toEqual(measured);
    cache.clear();
    expect(cache.read(key)).toBeNull();
    expect(cache.read({ ...key, problem: 'other' })).toBeNull();
  });

  it('does not keep a measurement in which a device failed', () => {
    const path = tempFolder().path('speeds.json');
    const failed = { ...measured, speeds: [{ id: 'native', msPerStep: null, problem: 'lost' } as const] };
    open(path).write(key, failed);
    expect(open(path).read(key)).toBeNull();
  });

  it.each(['', '{"entries": [', '[]', '{"entries": [{"of": 1}]}'])(
    'counts a damaged file as empty and replaces it: %j',
    (text) => {
      const path = tempFolder().path('speeds.json');
      writeFileSync(path, text);
      const cache = open(path);
      expect(cache.read(key)).toBeNull();
      cache.write(key, measured);
      expect(cache.read(key)).toEqual(measured);
    },
  );

  it('reports that it cannot write, and works on', () => {
    const path = tempFolder().path('speeds.json');
    mkdirSync(path);
    const cache = open(path);
    cache.write(key, measured);
    expect(cache.reports).toHaveLength(1);
    expect(cache.read(key)).toBeNull();
  });

  it('stays whole while processes write it at once', async () => {
    const { path } = tempFolder();
    const script = path('writer.mjs');
    writeFileSync(script, writerScript);
    const write = (name: string) =>
      promisify(execFile)(process.execPath, [script, path('speeds.json'), name]);
    await Promise.all(['a', 'b', 'c'].map(write));
    const { entries } = JSON.parse(readFileSync(path('speeds.json'), 'utf8'));
    expect(entries.length).toBeGreaterThanOrEqual(100);
    expect(readdirSync(path('.')).toSorted()).toEqual(['speeds.json', 'writer.mjs']);
  });
});

/** A process of its own, on the sources: writes a hundred entries and reads the file after each, which throws if it is not whole. */
const writerScript = `
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
const source = (path) => ${JSON.stringify(new URL('../../../src/', import.meta.url).href)} + path;
const root = source('main/index.ts');
registerHooks({
  resolve: (name, context, next) => {
    if (name.startsWith('@shared/')) return next(source('shared/' + name.slice(8) + '.ts'), context);
    return next(name, name.startsWith('.') || name.includes(':') ? context : { ...context, parentURL: root });
  },
});
const { openSpeedCache } = await import(source('compute/measure/speed-cache.ts'));
const [, , path, name] = process.argv;
const report = (error) => { throw error; };
const cache = openSpeedCache(path, { appVersion: '1.0.0', report });
const speeds = [{ id: 'native', msPerStep: 1, problem: null }];
for (let k = 0; k < 100; k++) {
  cache.write({ devices: [], problem: name + k }, { measuredAt: k, speeds });
  JSON.parse(readFileSync(path, 'utf8'));
}
`;
