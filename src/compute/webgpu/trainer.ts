import type { NamedArrays, Trainer, TrainerState } from '../device';
import type { WebGpuGroup } from './group';

/** One model of a group, which it ends with; a group of its own ends with it. */
export class WebGpuTrainer implements Trainer {
  readonly parameterCount: number;

  constructor(
    private readonly group: WebGpuGroup,
    private readonly model: number,
  ) {
    this.parameterCount = group.parameterCount;
  }

  async steps(batches: readonly Int32Array[], learningRates: readonly number[]): Promise<Float64Array> {
    const [losses] = await this.group.stepsOf(this.model, [batches], [learningRates]);
    return losses!;
  }

  outputs(rows: Int32Array): Promise<Float32Array> {
    return this.group.outputsOf(this.model, rows);
  }

  gradients(rows: Int32Array): Promise<NamedArrays> {
    return this.group.gradientsOf(this.model, rows);
  }

  exportState(): Promise<TrainerState> {
    return this.group.exportOf(this.model);
  }

  importState(state: TrainerState): Promise<void> {
    return this.group.importOf(this.model, state);
  }

  importWeights(weights: NamedArrays): Promise<void> {
    return this.group.importWeightsOf(this.model, weights);
  }

  dispose(): void {
    if (this.group.trainers.length === 1) this.group.dispose();
  }
}
