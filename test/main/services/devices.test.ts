import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addWalk, smallSpec, startServices, type TestApp } from '../test-services';

const speedFileOf = ({ path }: TestApp): string => join(dirname(path), 'device-speeds.json');

describe('the devices of a machine', () => {
  it('have no speeds before they are measured, and keep them after a restart', async () => {
    const app = await startServices();
    const { devices } = app.services;
    expect(await devices.speeds()).toBeNull();

    const measured = await devices.measure();
    const available = (await devices.list()).filter(({ isAvailable }) => isAvailable);
    expect(measured.speeds.map(({ id }) => id)).toEqual(available.map(({ id }) => id));
    for (const { msPerStep, problem } of measured.speeds) {
      expect(problem).toBeNull();
      expect(msPerStep).toBeGreaterThan(0);
    }
    expect(app.heard).toContainEqual({ name: 'changed', payload: { topic: 'devices', ids: [] } });
    expect(await devices.speeds()).toEqual(measured);

    const { services } = await startServices({ speedFile: speedFileOf(app) });
    expect(await services.devices.speeds()).toEqual(measured);
  });

  it('are measured once for all who ask at the same time', async () => {
    let forks = 0;
    const { services } = await startServices({
      fork: (real) => (entry) => {
        forks++;
        return real(entry);
      },
    });
    const [one, other] = await Promise.all([services.devices.measure(), services.devices.measure()]);
    expect(other).toBe(one);
    expect(forks).toBe(1);
  });
});

describe('a run that leaves its device to measurement', () => {
  it('records what was measured, and the next of the same shape does not measure again', async () => {
    const app = await startServices();
    addWalk(app);
    const run = async () => {
      const { id } = app.services.runs.startSpec({ ...smallSpec({ epochs: 1 }), device: 'auto' });
      await app.services.session.queue().idle();
      const log = app.services.runs.log(id).map(({ message }) => message);
      return { ...app.services.runs.get(id), log };
    };
    const first = await run();
    expect(first.state).toBe('done');
    expect(first.deviceDetail).toMatch(
      /; chosen by measurement: native [\d.]+ ms a step, .*TensorFlow\.js \d+/,
    );
    expect(first.log.find((line) => line.includes('chosen by measurement'))).toContain(first.device!);

    const file = speedFileOf(app);
    expect(existsSync(file)).toBe(true);
    const before = { text: readFileSync(file, 'utf8'), changed: statSync(file).mtimeMs };
    const second = await run();
    expect(second).toMatchObject({
      device: first.device,
      deviceDetail: first.deviceDetail,
      weightsHash: first.weightsHash,
    });
    expect({ text: readFileSync(file, 'utf8'), changed: statSync(file).mtimeMs }).toEqual(before);
  });

  it('says nothing of a measurement where its spec names the device', async () => {
    const app = await startServices();
    addWalk(app);
    const { id } = app.services.runs.startSpec(smallSpec({ epochs: 1 }));
    await app.services.session.queue().idle();
    expect(app.services.runs.get(id).deviceDetail).not.toContain('measurement');
    expect(existsSync(speedFileOf(app))).toBe(false);
  });
});
