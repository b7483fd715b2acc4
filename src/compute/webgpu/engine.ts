import { usage } from './adapter';
import { Bindings, dispatch } from './bindings';
import type { Gpu } from './gpu';
import { type KernelSpec, layoutOf } from './kernels/spec';
import { packLaunch, packTasks } from './kernels/task';
import { allocateLasting, type EngineSize, type Lasting, spread } from './lasting';
import { compileProgram, type Kernel, type Program } from './program';
import { type Order, type Part, quadsOf, Submission, slotsOf } from './schedule';
import { Scratch } from './scratch';

/** Work that one submission may hold, lest a driver take a long one for a hang, and the memory that describing it may take. */
const mostOperations = 2e10;
const mostLaunches = 1024;
const mostTasks = 2 ** 15;
const mostWords = 2 ** 20;

/** The kernels of a group of models and their buffers. Its calls must not overlap. */
export class Engine {
  /** Compiles the kernels and allocates what lasts. */
  static async create(gpu: Gpu, spec: KernelSpec, size: EngineSize): Promise<Engine> {
    const program = await compileProgram(gpu, spec);
    const engine = new Engine(gpu, spec, size, program);
    try {
      await allocateLasting(gpu, spec, size, engine.bindings);
    } catch (error) {
      engine.dispose();
      throw error;
    }
    return engine;
  }

  private readonly bindings: Bindings;
  private readonly scratch: Scratch;
  /** Kernels launched so far. */
  dispatches = 0;

  private constructor(
    private readonly gpu: Gpu,
    private readonly spec: KernelSpec,
    private readonly size: EngineSize,
    private readonly program: Program,
  ) {
    this.bindings = new Bindings(gpu.device);
    this.scratch = new Scratch(gpu, spec, this.bindings, size.scratchBytes);
  }

  /** One update after another of the models from `firstModel` on; orders are [updates][models]. Losses as the orders place them. */
  async train(firstModel: number, updates: readonly (readonly Order[])[]): Promise<Float32Array> {
    const models = updates[0]!.length;
    const quads = await this.reserve(models, updates);
    const bytes = 4 * updates.length * models;
    await this.reserveBuffer('losses', bytes, usage.storage | usage.copySource);
    let submission = new Submission();
    for (const [k, orders] of updates.entries()) {
      submission.add(firstModel, orders, quads);
      if (k === updates.length - 1 || this.isFull(submission)) {
        await this.submit(submission, models, 'update');
        submission = new Submission();
      }
    }
    return this.gpu.read([{ buffer: this.bindings.get('losses'), offset: 0, bytes }]);
  }

  /** Sums of the gradients of one model, in the layout of its parameters. */
  async gradients(model: number, order: Order): Promise<Float32Array> {
    const { count } = layoutOf(this.spec.shape);
    if (order.rows.length === 0) return new Float32Array(count);
    const submission = new Submission();
    submission.add(model, [order], await this.reserve(1, [[order]]));
    await this.submit(submission, 1, 'gradients');
    return this.gpu.read([{ buffer: this.bindings.get('gradients'), offset: 0, bytes: 4 * count }]);
  }

  /** What the head of one model says of the rows. [rows, outputs] */
  async outputs(model: number, { rows, ...order }: Order): Promise<Float32Array> {
    const { outputs } = this.spec.shape;
    const said = new Float32Array(rows.length * outputs);
    if (rows.length === 0) return said;
    const quads = await this.scratch.reserve(1, quadsOf(rows.length));
    for (let from = 0; from < rows.length; from += 4 * quads) {
      const part = rows.subarray(from, from + 4 * quads);
      const submission = new Submission();
      submission.add(model, [{ ...order, rows: part }], quads);
      await this.submit(submission, 1, 'outputs');
      const bytes = 16 * quadsOf(part.length) * outputs;
      const found = await this.gpu.read([{ buffer: this.bindings.get('tails'), offset: 0, bytes }]);
      unpackQuads(found, outputs, said.subarray(from * outputs, (from + part.length) * outputs));
    }
    return said;
  }

  /** A part of what lasts, from the `at`-th number on. */
  write(name: Lasting, at: number, numbers: Float32Array): void {
    this.gpu.write(this.bindings.get(name), 4 * at, numbers);
  }

  /** Weights and moments of a model. [1 + momentCount, stride] */
  readState(model: number): Promise<Float32Array> {
    const bytes = 4 * layoutOf(this.spec.shape).stride;
    const { momentCount } = this.size;
    return this.gpu.read([
      { buffer: this.bindings.get('weights'), offset: model * bytes, bytes },
      {
        buffer: this.bindings.get('moments'),
        offset: model * momentCount * bytes,
        bytes: momentCount * bytes,
      },
    ]);
  }

  dispose(): void {
    this.bindings.dropAll();
  }

  private async reserve(models: number, updates: readonly (readonly Order[])[]): Promise<number> {
    let [quads, slots] = [1, 1];
    for (const order of updates.flat()) {
      quads = Math.max(quads, quadsOf(order.rows.length));
      slots = Math.max(slots, slotsOf(order));
    }
    await this.scratch.reserveSlots(models, slots);
    return this.scratch.reserve(models, quads);
  }

  private async reserveBuffer(name: string, bytes: number, uses: number): Promise<void> {
    if (bytes <= this.bindings.bytesOf(name)) return;
    this.bindings.drop(name);
    const [buffer] = await this.gpu.allocate([{ what: 'the description of the work', bytes, usage: uses }]);
    this.bindings.set(name, buffer!);
  }

  private isFull({ size }: Submission): boolean {
    const { shape } = this.spec;
    const operations = 6 * layoutOf(shape).count * shape.lookback * size.words;
    return (
      operations >= mostOperations ||
      size.launches >= mostLaunches ||
      size.tasks >= mostTasks ||
      size.words >= mostWords
    );
  }

  private async submit(
    submission: Submission,
    models: number,
    purpose: 'outputs' | 'gradients' | 'update',
  ): Promise<void> {
    await this.upload(submission);
    const { forward, backward, reduce, update } = this.program;
    const passes = purpose === 'outputs' ? forward : [...forward, ...backward];
    const ending = purpose === 'update' ? [reduce, update] : [reduce];
    this.gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      const launch = (kernels: readonly Kernel[], part: Part) => {
        dispatch(pass, this.bindings, kernels, { ...part, models });
        this.dispatches += kernels.length;
      };
      for (const parts of submission.updates) {
        for (const part of parts) launch(passes, part);
        if (parts.length > 0 && purpose !== 'outputs') launch(ending, parts[0]!);
      }
      pass.end();
    });
  }

  private async upload(submission: Submission): Promise<void> {
    const storage = usage.storage | usage.copyTarget;
    const parts = [
      ['words', submission.words, storage],
      ['tasks', packTasks(submission.tasks), storage],
      ['launches', spread(submission.launches.map(packLaunch)), usage.uniform | usage.copyTarget],
    ] as const;
    for (const [name, bytes, uses] of parts) {
      await this.reserveBuffer(name, bytes.byteLength, uses);
      this.gpu.write(this.bindings.get(name), 0, bytes);
    }
  }
}

/** From [quads, outputs], four rows each, to [rows, outputs]. */
function unpackQuads(quads: Float32Array, outputs: number, into: Float32Array): void {
  for (let row = 0; row < into.length / outputs; row++) {
    for (let k = 0; k < outputs; k++) {
      into[row * outputs + k] = quads[4 * (Math.floor(row / 4) * outputs + k) + (row % 4)]!;
    }
  }
}
