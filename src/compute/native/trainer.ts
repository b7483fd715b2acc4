import { dropoutKeys } from '@core/lstm/dropout';
import { initialWeights } from '@core/lstm/initial-weights';
import { momentCount } from '@core/lstm/optimizers';
import { assertArraysFit, type NamedArrays, parameterCount, parameterSpecs } from '@core/lstm/shape';
import type { Trainer, TrainerOptions, TrainerState, TrainingData } from '../device';
import { assertRowsFit } from '../rows';
import { assertStateFits } from '../state';
import { type NativeAddon, type NativeHandle, nativeArrays } from './addon';
import { assertFitsMemory, nativeOptions } from './options';
import type { NativeSettings } from './settings';

/** Trains in the addon, which holds weights, moments and every buffer; here are only the count of updates and the checks. */
export class NativeTrainer implements Trainer {
  readonly parameterCount: number;
  private readonly handle: NativeHandle;
  private updates = 0;

  /** Throws an `AppError` where the model is larger than the memory. */
  constructor(
    private readonly addon: NativeAddon,
    private readonly options: TrainerOptions,
    private readonly data: TrainingData,
    settings: NativeSettings,
  ) {
    const native = nativeOptions(options, settings);
    assertFitsMemory(options.shape, addon.bytes(native));
    this.parameterCount = parameterCount(options.shape);
    this.handle = addon.create(native);
    this.write(nativeArrays.weights, initialWeights(options.shape, options.seed));
  }

  async steps(batches: readonly Int32Array[], learningRates: readonly number[]): Promise<Float64Array> {
    for (const rows of batches) this.checked(rows);
    return Float64Array.from(batches, (rows, k) => this.step(rows, learningRates[k]!));
  }

  async outputs(rows: Int32Array): Promise<Float32Array> {
    const { matrix, labels } = this.checked(rows);
    const said = new Float32Array(rows.length * this.options.shape.outputs);
    this.addon.outputs(this.handle, matrix, labels, rows, said);
    return said;
  }

  async gradients(rows: Int32Array): Promise<NamedArrays> {
    const { matrix, labels } = this.checked(rows);
    this.addon.gradients(this.handle, matrix, labels, rows);
    return this.read(nativeArrays.gradients);
  }

  async exportState(): Promise<TrainerState> {
    return {
      weights: this.read(nativeArrays.weights),
      moments: this.momentArrays().map((array) => this.read(array)),
      steps: this.updates,
    };
  }

  async importState(state: TrainerState): Promise<void> {
    assertStateFits(this.options, state);
    this.write(nativeArrays.weights, state.weights);
    for (const [k, array] of this.momentArrays().entries()) this.write(array, state.moments[k]!);
    this.updates = state.steps;
  }

  async importWeights(weights: NamedArrays): Promise<void> {
    assertArraysFit(this.options.shape, weights);
    this.write(nativeArrays.weights, weights);
  }

  dispose(): void {
    this.addon.dispose(this.handle);
  }

  private step(rows: Int32Array, learningRate: number): number {
    const { shape, dropout, recurrentDropout, seed } = this.options;
    const drops = dropout > 0 || recurrentDropout > 0;
    const keys = drops ? dropoutKeys(shape, seed, this.updates) : noKeys;
    this.updates++;
    const { matrix, labels } = this.data;
    return this.addon.step(this.handle, matrix, labels, rows, this.updates, learningRate, keys);
  }

  /** The addon reads where the rows say, so they are looked at first. */
  private checked(rows: Int32Array): TrainingData {
    assertRowsFit(this.options.shape, this.data, rows);
    return this.data;
  }

  /** The addon's numbers of the optimizer's moments. */
  private momentArrays(): readonly number[] {
    return Array.from({ length: momentCount(this.options.optimizer) }, (_, k) => nativeArrays.moments + k);
  }

  private read(array: number): NamedArrays {
    const flat = new Float32Array(this.parameterCount);
    this.addon.read(this.handle, array, flat);
    let at = 0;
    return parameterSpecs(this.options.shape).map(({ name, size }) => {
      const data = flat.slice(at, at + size);
      at += size;
      return { name, data };
    });
  }

  private write(array: number, arrays: NamedArrays): void {
    const flat = new Float32Array(this.parameterCount);
    let at = 0;
    for (const { data } of arrays) {
      flat.set(data, at);
      at += data.length;
    }
    this.addon.write(this.handle, array, flat);
  }
}

const noKeys = new Uint32Array(0);
