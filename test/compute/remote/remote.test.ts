import type { Device, Trainer, TrainingData } from '@compute/device';
import { nativeDevice } from '@compute/native';
import { remoteDevice } from '@compute/remote/client';
import { AppError } from '@shared/errors';
import { afterAll, describe, expect, it } from 'vitest';
import { deviceSuite } from '../../suites/device-suite';
import { optionsFor } from '../../suites/options';
import { noise, someRows } from '../../suites/oracle';
import { repeat, withTrainer } from '../../suites/with-trainer';
import { pairOf } from './pair';
import { sideBySide } from './side-by-side';

describe('a device at the other end of a port', () => {
  const { device, cut } = pairOf(sideBySide(nativeDevice));
  afterAll(cut);
  deviceSuite(device);
});

const options = optionsFor();
const data = noise(80, 3);
const rows = someRows(data, 6, 40);

describe('what crosses the port', () => {
  it('is the same bits as without one, and no more of an array than the view of it', async () => {
    const { device, cut } = pairOf(nativeDevice);
    const wide = { matrix: padded(data.matrix), labels: padded(data.labels) };
    const train = async (trainer: Trainer) => ({
      losses: await trainer.steps(
        [rows.subarray(0, 9), rows.subarray(9, 40), rows.subarray(3, 4)],
        [0.1, 0.02, 0.3],
      ),
      outputs: await trainer.outputs(rows.subarray(5, 20)),
      gradients: await trainer.gradients(rows.subarray(1, 30)),
      state: await trainer.exportState(),
    });
    const there = await withTrainer(device, options, wide, train);
    expect(there).toEqual(await withTrainer(nativeDevice, options, data, train));
    expect(there.outputs.buffer.byteLength).toBe(15 * 4);
    cut();
  });

  it('is what the device says of itself', async () => {
    const { device, cut } = pairOf(nativeDevice);
    expect(await device.probe()).toEqual(await nativeDevice.probe());
    cut();
  });

  it('is data once that several models of a group share', async () => {
    const seen: TrainingData[] = [];
    const grouped = sideBySide(nativeDevice);
    const { device, cut } = pairOf({
      ...grouped,
      createGroup(all, sets) {
        seen.push(...sets);
        return grouped.createGroup!(all, sets);
      },
    });
    const group = await device.createGroup!(
      [options, options, options],
      [data, noise(80, 3, options.loss), data],
    );
    expect(seen[0]).toBe(seen[2]);
    expect(seen[0]).not.toBe(seen[1]);
    group.dispose();
    cut();
  });

  it('is an error of ours as it was, and another one as a sentence, with its stack told where it happened', async () => {
    const ours = new AppError('unsupported', 'The graphics memory is full.', ['8 GB']);
    const full = pairOf({ ...nativeDevice, createTrainer: () => Promise.reject(ours) });
    const refused = await full.device.createTrainer(options, data).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ kind: ours.kind, message: ours.message, details: ours.details });
    expect(full.reported).toEqual([]);
    full.cut();

    const { device, reported, cut } = pairOf(nativeDevice);
    await withTrainer(device, options, data, async (trainer) => {
      await expect(trainer.outputs(Int32Array.of(-1))).rejects.toMatchObject({
        kind: 'internal',
        message: expect.stringContaining('Row -1 has no window'),
      });
      expect(await trainer.outputs(rows), 'and goes on').toHaveLength(40);
    });
    expect(reported).toEqual([expect.any(RangeError)]);
    cut();
  });
});

describe('a process that goes away', () => {
  it('fails what is under way with what to do, and all that is asked of its trainers from then on', async () => {
    const { device, cut } = pairOf(nativeDevice);
    const trainer = await device.createTrainer(options, data);
    const underWay = [trainer.steps(...repeat(rows, 50)), trainer.exportState()];
    cut();
    for (const call of underWay)
      await expect(call).rejects.toThrow(/ended while it was at work\. Resume the run/);
    await expect(trainer.outputs(rows)).rejects.toThrow(/Resume the run/);
    expect(() => trainer.dispose()).not.toThrow();
  });

  it('is asked for again by the next trainer', async () => {
    const { device, cut, connections } = pairOf(nativeDevice);
    await device.probe();
    await device.probe();
    expect(connections()).toBe(1);
    cut();
    await expect.poll(async () => (await device.probe()).isAvailable).toBe(true);
    await withTrainer(device, options, data, async (trainer) => {
      expect(await trainer.outputs(rows)).toHaveLength(40);
    });
    expect(connections()).toBe(2);
    cut();
  });

  it('says why it cannot be had', async () => {
    const off = new AppError('unsupported', 'WebGPU is switched off.');
    const device = remoteDevice('webgpu', () => Promise.reject(off));
    expect(await device.probe()).toEqual({
      id: 'webgpu',
      label: 'WebGPU',
      isAvailable: false,
      detail: '',
      driver: null,
      reason: 'WebGPU is switched off.',
    });
    await expect(device.createTrainer(options, data)).rejects.toBe(off);
  });
});

it('a device that hangs is not there, in words, and what asks for it goes on', async () => {
  const silent = { post: () => undefined, listen: () => undefined, close: () => undefined };
  for (const connect of [async () => silent, () => new Promise<never>(() => undefined)]) {
    const info = await remoteDevice('webgpu', connect, { probeMs: 20 }).probe();
    expect(info).toMatchObject({
      isAvailable: false,
      reason: expect.stringMatching(/did not answer within 1 s: update it, or restart/),
    });
  }
});

describe('trainers', () => {
  it('are disposed when the client says so, after what it asked before, and when the client goes', async () => {
    const { device, live } = counted(nativeDevice);
    const { device: remote, cut } = pairOf(device);
    const [first, second] = await Promise.all([
      remote.createTrainer(options, data),
      remote.createTrainer(options, data),
    ]);
    expect(live()).toBe(2);
    const losses = first!.steps(...repeat(rows, 5));
    first!.dispose();
    expect(await losses).toHaveLength(5);
    await expect.poll(live).toBe(1);
    const unfinished = remote.createTrainer(options, data);
    cut();
    await expect(unfinished).rejects.toThrow(/Resume the run/);
    await expect(second!.exportState()).rejects.toThrow(/Resume the run/);
    await expect.poll(live).toBe(0);
  });
});

/** The array as a view into a longer one. */
function padded(array: Float32Array): Float32Array {
  const long = new Float32Array(array.length + 20);
  long.set(array, 7);
  return long.subarray(7, 7 + array.length);
}

/** A device that counts its trainers. */
function counted(device: Device): { readonly device: Device; readonly live: () => number } {
  let live = 0;
  return {
    live: () => live,
    device: {
      ...device,
      async createTrainer(...given) {
        const trainer = await device.createTrainer(...given);
        live++;
        const dispose = trainer.dispose.bind(trainer);
        trainer.dispose = () => {
          live--;
          dispose();
        };
        return trainer;
      },
    },
  };
}
