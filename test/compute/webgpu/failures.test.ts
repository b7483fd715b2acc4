import { createWebGpuDevice } from '@compute/webgpu';
import { usage } from '@compute/webgpu/adapter';
import type { Gpu } from '@compute/webgpu/gpu';
import { WebGpuGroup } from '@compute/webgpu/group';
import { createNodeWebGpuDevice, loadNodeGpu } from '@compute/webgpu/node-gpu';
import { kernelSpec } from '@compute/webgpu/together';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optionsFor } from '../../suites/options';
import { noise, someRows } from '../../suites/oracle';
import { withTrainer } from '../../suites/with-trainer';
import { softwareGpu, withGroup } from './software';

const options = optionsFor();
const data = noise(40, 3);
const rows = someRows(data, 6, 20);
/** What each of these sentences ends with: a way out. */
const wayOut = /Choose the device native, then resume the run: it goes on from its last finished epoch\.$/;

describe('a graphics device', () => {
  /** For the tests that leave it as it was. */
  let shared: Gpu;
  /** The same, but with no more than every WebGPU device has. */
  let least: Gpu;
  beforeAll(async () => {
    [shared, least] = [await softwareGpu(), await softwareGpu({})];
  });
  afterAll(() => {
    for (const gpu of [shared, least]) gpu.destroy();
  });

  it('that is lost ends what is under way, and all that comes after, with a sentence', async () => {
    const gpu = await softwareGpu();
    await withGroup(gpu, [options], [data], async ({ trainers: [trainer] }) => {
      const underWay = trainer!.steps(Array(200).fill(rows), Array(200).fill(0.01));
      const ended = expect(underWay).rejects.toThrow(/^The graphics device was lost/);
      // In the very next turn: nothing that was computed can have been read back by then.
      await new Promise((resolve) => setImmediate(resolve));
      gpu.destroy();
      await ended;
      await expect(trainer!.outputs(rows)).rejects.toThrow(wayOut);
      await expect(trainer!.exportState()).rejects.toMatchObject({ name: 'AppError', kind: 'unsupported' });
    });
  });

  it('that was lost is asked for anew by the next trainer', async () => {
    const devices: GPUDevice[] = [];
    const device = createWebGpuDevice({ gpu: await watched(devices), allowSoftware: true });
    const step = () => withTrainer(device, options, data, (trainer) => trainer.steps([rows], [0.01]));
    const first = await step();
    await step();
    expect(devices).toHaveLength(1);
    devices[0]!.destroy();
    await devices[0]!.lost;
    expect(await step()).toEqual(first);
    expect(devices).toHaveLength(2);
  });

  it('that has no memory left says for what, and goes on with what it has', async () => {
    await withGroup(shared, [options], [data], async ({ trainers: [trainer] }) => {
      const before = await trainer!.outputs(rows);
      const asked = shared.allocate([{ what: 'the features', bytes: 2 ** 30, usage: usage.storage }]);
      await expect(asked).rejects.toThrow(
        /^The graphics device has no memory left for the features \(1\.0 GB\).*Close what else uses the graphics card/,
      );
      await expect(asked).rejects.toThrow(wayOut);
      expect(await trainer!.outputs(rows)).toEqual(before);
    });
  });

  it('refuses data larger than it takes in one piece, before it asks for memory', async () => {
    const bars = 2 ** 25;
    const large = { matrix: new Float32Array(bars * 3), labels: new Float32Array(bars) };
    await expect(WebGpuGroup.create(least, [options], [large])).rejects.toThrow(
      /^The graphics device cannot hold the features: 384 MB in one piece, and it takes 128 MB at most\./,
    );
  });

  it('refuses windows that do not fit its memory four at a time', async () => {
    const long = optionsFor({ shape: { lookback: 1_600_000 } });
    const few = { matrix: new Float32Array(3 * 1_600_010), labels: new Float32Array(1_600_010) };
    await withGroup(shared, [long], [few], async ({ trainers: [trainer] }) => {
      await expect(trainer!.outputs(Int32Array.of(1_600_000))).rejects.toThrow(
        /^The graphics device cannot hold four windows of 1600000 bars through 1 layers of 8 units/,
      );
    });
  });

  it('with no more than every WebGPU device has runs wide layers, up to 1024 units, and says so of wider ones', async () => {
    const wide = (hidden: number) => optionsFor({ shape: { hidden } });
    expect(kernelSpec([wide(1024)], least.limits).shape.hidden).toBe(1024);
    expect(() => kernelSpec([wide(1025)], least.limits)).toThrow(
      'A layer of 1025 units is too wide for this graphics device, which takes 1024 at most.',
    );
    await withGroup(least, [wide(130)], [data], async ({ trainers: [trainer] }) => {
      expect((await trainer!.gradients(rows)).every(({ data: some }) => some.every(Number.isFinite))).toBe(
        true,
      );
    });
  });

  it('whose driver refuses a kernel says which, and what the driver said', async () => {
    const broken = {
      label: 'forward pass',
      code: 'fn main() { nonsense }',
      uniformBytes: [4, 4],
      access: [],
    } as const;
    await expect(shared.pipeline(broken)).rejects.toThrow(
      /^The graphics driver refused one of Longshort's kernels \(forward pass\) \(line 1: /,
    );
  });

  it('has its memory back when a trainer is disposed of', async () => {
    const much = { matrix: new Float32Array(3 * 2 ** 20).fill(0.5), labels: new Float32Array(2 ** 20) };
    const use = async (times: number) => {
      for (let k = 0; k < times; k++) {
        await withGroup(shared, [options], [much], ({ trainers: [trainer] }) =>
          trainer!.steps([rows], [0.01]),
        );
      }
      return process.memoryUsage().rss;
    };
    const before = await use(3);
    // Each took 16 MB and more.
    expect((await use(10)) - before).toBeLessThan(100 * 2 ** 20);
  });

  it('that reports a fault of ours is not used any further', async () => {
    const gpu = await softwareGpu();
    gpu.device.createBuffer({ size: 4, usage: 0xffff });
    await expect(gpu.device.queue.onSubmittedWorkDone().then(() => gpu.assertWorks())).rejects.toThrow(
      /^The graphics device reported a fault/,
    );
    expect(gpu.hasFailed).toBe(true);
    gpu.destroy();
  });
});

describe('the WebGPU device', () => {
  it('is not there, and says why, where only a software renderer is and nobody asked for one', async () => {
    const device = createWebGpuDevice({ gpu: await loadNodeGpu(true), allowSoftware: false });
    expect(await device.probe()).toMatchObject({
      id: 'webgpu',
      isAvailable: false,
      reason: expect.stringMatching(/^Only a software renderer was found \(SwiftShader/),
    });
    await expect(device.createTrainer(options, data)).rejects.toMatchObject({
      kind: 'unsupported',
      message: expect.stringMatching(/^Only a software renderer was found/),
    });
  });

  it('is not there where there is no WebGPU', async () => {
    const device = createWebGpuDevice({ gpu: undefined, allowSoftware: true });
    expect(await device.probe()).toMatchObject({
      isAvailable: false,
      reason: 'WebGPU is not available here.',
    });
  });

  it('names adapter, driver and limits, and a software renderer by its name', async () => {
    const info = await createNodeWebGpuDevice({ LONGSHORT_WEBGPU: 'software' }).probe();
    expect(info).toMatchObject({
      isAvailable: true,
      label: expect.stringMatching(/^CPU, WebGPU in software \(SwiftShader/),
      detail: expect.stringMatching(/buffers up to [\d,]+ MB, workgroups up to \d+ invocations and \d+ KB$/),
      driver: expect.stringMatching(/SwiftShader/),
    });
  });

  it('refuses to be used once disposed of, and lets what is under way end', async () => {
    const device = createNodeWebGpuDevice({ LONGSHORT_WEBGPU: 'software' });
    const trainer = await device.createTrainer(options, data);
    const underWay = trainer.steps([rows, rows], [0.01, 0.01]);
    trainer.dispose();
    trainer.dispose();
    expect([...(await underWay)].every(Number.isFinite)).toBe(true);
    await expect(trainer.outputs(rows)).rejects.toThrow('disposed of');
  });
});

/** The software renderer's WebGPU, which notes the devices that are made of it. */
async function watched(devices: GPUDevice[]): Promise<GPU> {
  const gpu = await loadNodeGpu(true);
  return Object.create(gpu, {
    requestAdapter: {
      value: async (asked?: GPURequestAdapterOptions) => {
        const adapter = await gpu.requestAdapter(asked);
        const request = adapter!.requestDevice.bind(adapter);
        adapter!.requestDevice = async (descriptor) => {
          const device = await request(descriptor);
          devices.push(device);
          return device;
        };
        return adapter;
      },
    },
  });
}
