import { totalmem } from 'node:os';
import { dropoutKeys } from '@core/lstm/dropout';
import { initialWeights } from '@core/lstm/initial-weights';
import { assertArraysFit, type NamedArrays, parameterCount, parameterSpecs } from '@core/lstm/shape';
import { AppError } from '@shared/errors';
import type { ModelShape, Trainer, TrainerOptions, TrainerState, TrainingData } from '../device';
import { assertRowsFit } from '../rows';
import {
  type NativeAddon,
  type NativeArray,
  type NativeHandle,
  type NativeOptions,
  nativeArrays,
} from './addon';
import type { NativeSettings } from './settings';

/** Trains in the addon, which holds weights, moments and every buffer; here are only the step count and the checks. */
export class NativeTrainer implements Trainer {
  readonly parameterCount: number;
  private readonly handle: NativeHandle;
  private steps = 0;

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

  async step(rows: Int32Array): Promise<number> {
    const { shape, dropout, seed } = this.options;
    const { matrix, labels } = this.checked(rows);
    const keys = dropout > 0 ? dropoutKeys(shape, seed, this.steps) : noKeys;
    this.steps++;
    return this.addon.step(this.handle, matrix, labels, rows, this.steps, keys);
  }

  async predict(rows: Int32Array): Promise<Float32Array> {
    const { matrix, labels } = this.checked(rows);
    const probabilities = new Float32Array(rows.length);
    this.addon.predict(this.handle, matrix, labels, rows, probabilities);
    return probabilities;
  }

  async gradients(rows: Int32Array): Promise<NamedArrays> {
    const { matrix, labels } = this.checked(rows);
    this.addon.gradients(this.handle, matrix, labels, rows);
    return this.read(nativeArrays.gradients);
  }

  async exportState(): Promise<TrainerState> {
    return {
      weights: this.read(nativeArrays.weights),
      moments: [this.read(nativeArrays.firstMoments), this.read(nativeArrays.secondMoments)],
      steps: this.steps,
    };
  }

  async importState({ weights, moments, steps }: TrainerState): Promise<void> {
    for (const arrays of [weights, ...moments]) assertArraysFit(this.options.shape, arrays);
    this.write(nativeArrays.weights, weights);
    this.write(nativeArrays.firstMoments, moments[0]);
    this.write(nativeArrays.secondMoments, moments[1]);
    this.steps = steps;
  }

  async importWeights(weights: NamedArrays): Promise<void> {
    assertArraysFit(this.options.shape, weights);
    this.write(nativeArrays.weights, weights);
  }

  dispose(): void {
    this.addon.dispose(this.handle);
  }

  /** The addon reads where the rows say, so they are looked at first. */
  private checked(rows: Int32Array): TrainingData {
    assertRowsFit(this.options.shape, this.data, rows);
    return this.data;
  }

  private read(array: NativeArray): NamedArrays {
    const flat = new Float32Array(this.parameterCount);
    this.addon.read(this.handle, array, flat);
    let at = 0;
    return parameterSpecs(this.options.shape).map(({ name, size }) => {
      const data = flat.slice(at, at + size);
      at += size;
      return { name, data };
    });
  }

  private write(array: NativeArray, arrays: NamedArrays): void {
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

function nativeOptions(options: TrainerOptions, settings: NativeSettings): NativeOptions {
  const { shape, dropout, learningRate, clipNorm, classWeights } = options;
  return {
    ...shape,
    dropout,
    learningRate,
    clipNorm: clipNorm ?? Number.POSITIVE_INFINITY,
    weight0: classWeights[0],
    weight1: classWeights[1],
    ...settings,
  };
}

/** Some is left for the data and the rest of the machine. */
const shareOfMemory = 0.75;

function assertFitsMemory({ lookback, layers, hidden }: ModelShape, bytes: number): void {
  if (bytes <= shareOfMemory * totalmem()) return;
  const gigabytes = (count: number) => (count / 2 ** 30).toFixed(1);
  throw new AppError(
    'unsupported',
    `Windows of ${lookback} bars through ${layers} layers of ${hidden} units take ${gigabytes(bytes)} GB to train, and this machine has ${gigabytes(totalmem())}: shorten the lookback or make the model smaller.`,
  );
}
