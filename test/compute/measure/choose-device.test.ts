import { chooseDevice, fastestEnough } from '@compute/measure/choose-device';
import { standardProblem } from '@compute/measure/problem';
import { openSpeedCache, type SpeedCache } from '@compute/measure/speed-cache';
import type { PickedDevice } from '@compute/registry';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../main/temp-folder';
import { brokenDevice, Clock, timedDevice } from './timed-device';

function cacheOf(path: string): SpeedCache {
  const report = (error: unknown) => {
    throw error;
  };
  return openSpeedCache(path, { appVersion: '1.0.0', report });
}

function choose(
  available: readonly PickedDevice[],
  clock: Clock,
  given: { cache?: SpeedCache; before?: string } = {},
) {
  return chooseDevice(available, standardProblem, {
    cache: given.cache ?? cacheOf(tempFolder().path('speeds.json')),
    now: clock.now,
    clock: () => 1_700_000_000_000,
    before: given.before ?? null,
  });
}

describe('choosing a device', () => {
  it('takes the faster one and says what was measured', async () => {
    const clock = new Clock();
    const available = [
      timedDevice(clock, 'native', () => 3.14),
      timedDevice(clock, 'webgpu', () => 0.912),
      timedDevice(clock, 'tensorflow', () => 31.4),
    ];
    const chosen = await choose(available, clock);
    expect(chosen.info.id).toBe('webgpu');
    expect(chosen.choice).toBe(
      'chosen by measurement: native 3.1 ms a step, WebGPU 0.91 ms a step, TensorFlow.js 31 ms a step',
    );
  });

  it('keeps the preferred one until another is a fifth faster', () => {
    const timed = (native: number, webgpu: number) =>
      fastestEnough([
        { id: 'native', msPerStep: native, problem: null },
        { id: 'webgpu', msPerStep: webgpu, problem: null },
      ]);
    expect(timed(1.19, 1)).toBe('native');
    expect(timed(1.2, 1)).toBe('webgpu');
    expect(timed(1, 5)).toBe('native');
  });

  it('measures nothing where there is nothing to choose', async () => {
    const clock = new Clock();
    const only = timedDevice(clock, 'native', () => 1);
    const chosen = await choose([only], clock);
    expect(chosen).toMatchObject({ device: only.device, choice: null });
    expect(only.updates).toEqual([]);
  });

  it('measures once for the same problem on the same devices', async () => {
    const clock = new Clock();
    const cache = cacheOf(tempFolder().path('speeds.json'));
    const first = [timedDevice(clock, 'native', () => 4), timedDevice(clock, 'webgpu', () => 1)];
    const second = [timedDevice(clock, 'native', () => 1), timedDevice(clock, 'webgpu', () => 4)];
    const before = await choose(first, clock, { cache });
    const after = await choose(second, clock, { cache });
    expect(second.flatMap(({ updates }) => updates)).toEqual([]);
    expect(after.choice).toBe(before.choice);
    expect(after.info.id).toBe('webgpu');
  });

  it('leaves a run on the device that it began on', async () => {
    const clock = new Clock();
    const slow = timedDevice(clock, 'tensorflow', () => 30);
    const available = [timedDevice(clock, 'native', () => 1), slow];
    const chosen = await choose(available, clock, { before: slow.info.label });
    expect(chosen).toMatchObject({ device: slow.device, choice: null });
    expect(slow.updates).toEqual([]);
  });

  it('passes over a device that fails, says so, and tries it again the next time', async () => {
    const clock = new Clock();
    const cache = cacheOf(tempFolder().path('speeds.json'));
    const available = [
      brokenDevice(clock, 'native', 'out of memory'),
      timedDevice(clock, 'tensorflow', () => 30),
    ];
    const chosen = await choose(available, clock, { cache });
    expect(chosen.info.id).toBe('tensorflow');
    expect(chosen.choice).toBe(
      'chosen by measurement: native could not be measured (out of memory), TensorFlow.js 30 ms a step',
    );
    const mended = [timedDevice(clock, 'native', () => 1), available[1]!];
    expect((await choose(mended, clock, { cache })).info.id).toBe('native');
  });

  it('goes by preference where no device could be measured', async () => {
    const clock = new Clock();
    const available = [
      brokenDevice(clock, 'native', 'out of memory'),
      brokenDevice(clock, 'webgpu', 'device lost'),
    ];
    expect((await choose(available, clock)).info.id).toBe('native');
  });
});
