import { initialWeights } from '@core/lstm/initial-weights';
import { momentCount } from '@core/lstm/optimizers';
import { assertArraysFit, type NamedArrays } from '@core/lstm/shape';
import { AppError } from '@shared/errors';
import type { Trainer, TrainerGroup, TrainerOptions, TrainerState, TrainingData } from '../device';
import { assertRowsFit } from '../rows';
import { assertStateFits } from '../state';
import { Turns } from '../turns';
import { type JoinedData, joinData } from './data';
import { Engine } from './engine';
import type { Gpu } from './gpu';
import { type KernelSpec, layoutOf } from './kernels/spec';
import { flatten, keysOf, lossBits, type Purpose, ruleOf, transposes, unflatten } from './model';
import { type Order, quadsOf } from './schedule';
import { slotQuads, usualScratchBytes } from './scratch';
import { kernelSpec } from './together';
import { WebGpuTrainer } from './trainer';

/** Models of one shape side by side on a graphics device, which holds their data, weights and moments. Calls queue up. */
export class WebGpuGroup implements TrainerGroup {
  /** Throws a sentence where the models do not go together, or not into the device. */
  static async create(
    gpu: Gpu,
    options: readonly TrainerOptions[],
    data: readonly TrainingData[],
    scratchBytes = usualScratchBytes,
  ): Promise<WebGpuGroup> {
    const spec = kernelSpec(options, gpu.limits);
    const joined = joinData(data);
    const engine = await Engine.create(gpu, spec, {
      models: options.length,
      momentCount: momentCount(options[0]!.optimizer),
      scratchBytes,
      ...joined,
    });
    return new WebGpuGroup(engine, spec, options, data, joined);
  }

  readonly parameterCount: number;
  readonly trainers: readonly Trainer[];
  /** Updates each model has made. */
  private readonly updates: number[];
  private readonly numbers: readonly Uint32Array[];
  private readonly turns = new Turns();
  private isDisposed = false;

  private constructor(
    readonly engine: Engine,
    private readonly spec: KernelSpec,
    private readonly options: readonly TrainerOptions[],
    private readonly data: readonly TrainingData[],
    private readonly joined: JoinedData,
  ) {
    const { shape } = spec;
    this.parameterCount = layoutOf(shape).count;
    this.updates = options.map(() => 0);
    this.numbers = options.map(({ loss }) => lossBits(loss));
    this.trainers = options.map((_, model) => new WebGpuTrainer(this, model));
    for (const part of joined.parts) {
      engine.write('matrix', part.matrixAt, part.data.matrix);
      engine.write('labels', part.labelsAt, part.data.labels);
    }
    for (const [model, { seed }] of options.entries()) this.writeWeights(model, initialWeights(shape, seed));
  }

  async steps(
    batches: readonly (readonly Int32Array[])[],
    learningRates: readonly (readonly number[])[],
  ): Promise<readonly Float64Array[]> {
    const models = this.options.length;
    if (batches.length !== models || learningRates.length !== models) {
      throw new RangeError(
        `A group of ${models} models takes the batches and learning rates of all of them.`,
      );
    }
    return this.stepsOf(0, batches, learningRates);
  }

  /** As `steps`, of the models from `first` on that there are batches for. */
  async stepsOf(
    first: number,
    batches: readonly (readonly Int32Array[])[],
    learningRates: readonly (readonly number[])[],
  ): Promise<readonly Float64Array[]> {
    const count = batches[0]?.length ?? 0;
    if (batches.some(({ length }) => length !== count)) {
      throw new RangeError('Every model of a group makes as many updates as the others in one call.');
    }
    for (const [m, each] of batches.entries()) for (const rows of each) this.assertFits(first + m, rows);
    return this.next(async () => {
      if (count === 0) return batches.map(() => new Float64Array(0));
      const made = batches.map((_, m) => this.updates[first + m]!);
      const updates = Array.from({ length: count }, (_, u) =>
        batches.map((each, m) => {
          const rows = each[u]!;
          if (rows.length > 0) made[m]!++;
          return this.order(first + m, rows, {
            kind: 'train',
            step: Math.max(1, made[m]!),
            learningRate: learningRates[m]![u]!,
            lossAt: u * batches.length + m,
          });
        }),
      );
      const losses = await this.engine.train(first, updates);
      for (const [m, steps] of made.entries()) this.updates[first + m] = steps;
      return batches.map((each, m) =>
        Float64Array.from(each, ({ length }, u) =>
          length > 0 ? losses[u * batches.length + m]! : Number.NaN,
        ),
      );
    });
  }

  async outputsOf(model: number, rows: Int32Array): Promise<Float32Array> {
    this.assertFits(model, rows);
    return this.next(() => this.engine.outputs(model, this.order(model, rows, { kind: 'look' })));
  }

  async gradientsOf(model: number, rows: Int32Array): Promise<NamedArrays> {
    this.assertFits(model, rows);
    return this.next(async () => {
      const found = await this.engine.gradients(model, this.order(model, rows, { kind: 'look' }));
      return unflatten(this.spec.shape, found);
    });
  }

  exportOf(model: number): Promise<TrainerState> {
    return this.next(async () => {
      const { stride } = layoutOf(this.spec.shape);
      const found = await this.engine.readState(model);
      const arrays = Array.from({ length: found.length / stride }, (_, k) =>
        unflatten(this.spec.shape, found.subarray(k * stride, (k + 1) * stride)),
      );
      return { weights: arrays[0]!, moments: arrays.slice(1), steps: this.updates[model]! };
    });
  }

  async importOf(model: number, state: TrainerState): Promise<void> {
    assertStateFits(this.options[model]!, state);
    await this.next(async () => {
      const { stride } = layoutOf(this.spec.shape);
      this.writeWeights(model, state.weights);
      for (const [k, moment] of state.moments.entries()) {
        const at = (model * state.moments.length + k) * stride;
        this.engine.write('moments', at, flatten(this.spec.shape, moment));
      }
      this.updates[model] = state.steps;
    });
  }

  async importWeightsOf(model: number, weights: NamedArrays): Promise<void> {
    assertArraysFit(this.spec.shape, weights);
    await this.next(async () => this.writeWeights(model, weights));
  }

  /** Once what was asked before has ended. */
  dispose(): void {
    this.isDisposed = true;
    void this.turns.take(async () => this.engine.dispose());
  }

  private async next<T>(work: () => Promise<T>): Promise<T> {
    if (this.isDisposed) throw new AppError('internal', 'This trainer has been disposed of.');
    return this.turns.take(work);
  }

  private order(model: number, rows: Int32Array, purpose: Purpose): Order {
    const options = this.options[model]!;
    const { dropsOutputs, dropsRecurrent } = this.spec;
    return {
      rows,
      slotQuads: slotQuads(this.spec, quadsOf(rows.length)),
      keys: dropsOutputs || dropsRecurrent ? keysOf(options, purpose) : noKeys,
      numbers: this.numbers[model]!,
      rule: ruleOf(options, this.joined.places[model]!, purpose),
    };
  }

  private assertFits(model: number, rows: Int32Array): void {
    assertRowsFit(this.spec.shape, this.data[model]!, rows);
  }

  private writeWeights(model: number, weights: NamedArrays): void {
    const { shape } = this.spec;
    const { layers, hidden } = shape;
    this.engine.write('weights', model * layoutOf(shape).stride, flatten(shape, weights));
    this.engine.write('transposed', model * layers * 4 * hidden * hidden, transposes(shape, weights));
  }
}

const noKeys = new Uint32Array(0);
