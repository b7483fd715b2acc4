import { measureDevice } from '@compute/measure/measure-device';
import { measureDevices } from '@compute/measure/measure-devices';
import { type Problem, standardProblem } from '@compute/measure/problem';
import { devices } from '@compute/node-devices';
import { describe, expect, it } from 'vitest';
import { brokenDevice, Clock, timedDevice } from './timed-device';

const problem = (shape: Partial<Problem['shape']>, batch: number): Problem => ({
  ...standardProblem,
  shape: { ...standardProblem.shape, ...shape },
  batch,
});
const small = problem({ hidden: 32 }, 64);
const large = problem({ hidden: 256, lookback: 240, layers: 2 }, 256);
const huge = problem({ hidden: 1024, lookback: 5000, layers: 4 }, 4096);

describe('measuring a device', () => {
  it('gives the milliseconds of a step, without those of the first, which warms up', async () => {
    const clock = new Clock();
    let steps = 0;
    const timed = timedDevice(clock, 'native', () => (steps++ === 0 ? 500 : 2));
    const ms = await measureDevice(timed.device, small, { budgetMs: 1000, now: clock.now });
    expect(ms).toBe(2);
    expect(timed.left()).toBe(0);
  });

  it('takes the calm calls where some are disturbed', async () => {
    const clock = new Clock();
    let calls = 0;
    const timed = timedDevice(clock, 'native', () => (calls++ % 7 === 3 ? 90 : 30));
    expect(await measureDevice(timed.device, small, { budgetMs: 2000, now: clock.now })).toBe(30);
  });

  it('measures the problem as it is on a device that is fast enough', async () => {
    const clock = new Clock();
    const timed = timedDevice(clock, 'webgpu', () => 5);
    expect(await measureDevice(timed.device, large, { budgetMs: 300, now: clock.now })).toBe(5);
    expect(timed.updates.at(-1)).toBe(256);
    expect(timed.left()).toBe(0);
    expect(timed.made.at(-1)).toMatchObject({ shape: large.shape });
  });

  it('scales up on a slow device, within its budget', async () => {
    const clock = new Clock();
    // 0.01 ms a row and bar: a whole step of the large problem would take ten minutes.
    const timed = timedDevice(clock, 'tensorflow', (rows, bars) => 0.01 * rows * bars);
    const ms = await measureDevice(timed.device, large, { budgetMs: 300, now: clock.now });
    expect(ms).toBeCloseTo(0.01 * 256 * 240, 6);
    expect(Math.max(...timed.updates)).toBeLessThan(256);
    expect(clock.ms).toBeLessThanOrEqual(300);
  });

  it('cuts the window of a problem of which even one row is too much', async () => {
    const clock = new Clock();
    const timed = timedDevice(clock, 'tensorflow', (rows, bars) => 20 * rows * bars);
    const ms = await measureDevice(timed.device, huge, { budgetMs: 300, now: clock.now });
    expect(ms).toBeCloseTo(20 * 4096 * 5000, 3);
    expect(clock.ms).toBeLessThan(1000);
  });

  it('never divides by a clock that stood still', async () => {
    const clock = new Clock();
    const timed = timedDevice(clock, 'native', () => 0);
    const ms = await measureDevice(timed.device, small, { budgetMs: 100, now: clock.now });
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThan(0.01);
  });
});

describe('measuring all devices', () => {
  it('shares the time among them and says of one that fails why', async () => {
    const clock = new Clock();
    const slow = timedDevice(clock, 'tensorflow', () => 31);
    const broken = brokenDevice(clock, 'webgpu', 'The device was lost.');
    const speeds = await measureDevices(
      [timedDevice(clock, 'native', () => 0.5), broken, slow],
      standardProblem,
      { budgetMs: 1000, now: clock.now },
    );
    expect(speeds).toEqual([
      { id: 'native', msPerStep: 0.5, problem: null },
      { id: 'webgpu', msPerStep: null, problem: 'The device was lost.' },
      { id: 'tensorflow', msPerStep: 31, problem: null },
    ]);
    expect(slow.left() + broken.left()).toBe(0);
    expect(clock.ms).toBeLessThanOrEqual(1000);
  });

  it('times the real devices of this machine', async () => {
    const infos = await devices.probe();
    const available = devices.all.flatMap((device, i) =>
      infos[i]!.isAvailable ? [{ device, info: infos[i]! }] : [],
    );
    const now = () => performance.now();
    const speeds = await measureDevices(available, standardProblem, { budgetMs: 1000, now });
    console.info(speeds.map(({ id, msPerStep }) => `${id} ${msPerStep?.toFixed(2)} ms a step`).join(', '));
    expect(speeds.map(({ problem: reason }) => reason)).toEqual(available.map(() => null));
    for (const { msPerStep } of speeds) expect(msPerStep).toBeGreaterThan(0.01);
  });
});
