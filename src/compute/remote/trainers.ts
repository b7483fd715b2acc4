import type { NamedArrays, Trainer, TrainerGroup, TrainerState } from '../device';
import type { Connection } from './connection';
import { alone, packBatches } from './messages';

/** A trainer at the other end of a connection, which knows it by its number. */
export class RemoteTrainer implements Trainer {
  constructor(
    private readonly connection: Connection,
    private readonly trainer: number,
    readonly parameterCount: number,
  ) {}

  steps(batches: readonly Int32Array[], learningRates: readonly number[]): Promise<Float64Array> {
    const { trainer } = this;
    return this.connection.ask({ method: 'steps', trainer, batches: packBatches(batches), learningRates });
  }

  outputs(rows: Int32Array): Promise<Float32Array> {
    return this.connection.ask({ method: 'outputs', trainer: this.trainer, rows: alone(rows) });
  }

  gradients(rows: Int32Array): Promise<NamedArrays> {
    return this.connection.ask({ method: 'gradients', trainer: this.trainer, rows: alone(rows) });
  }

  exportState(): Promise<TrainerState> {
    return this.connection.ask({ method: 'exportState', trainer: this.trainer });
  }

  async importState(state: TrainerState): Promise<void> {
    await this.connection.ask({ method: 'importState', trainer: this.trainer, state });
  }

  async importWeights(weights: NamedArrays): Promise<void> {
    await this.connection.ask({ method: 'importWeights', trainer: this.trainer, weights });
  }

  dispose(): void {
    this.connection.dispose(this.trainer);
  }
}

/** Several of them that are trained side by side. */
export class RemoteGroup implements TrainerGroup {
  constructor(
    private readonly connection: Connection,
    private readonly group: number,
    readonly trainers: readonly RemoteTrainer[],
  ) {}

  steps(
    batches: readonly (readonly Int32Array[])[],
    learningRates: readonly (readonly number[])[],
  ): Promise<readonly Float64Array[]> {
    const packed = batches.map(packBatches);
    return this.connection.ask({ method: 'groupSteps', group: this.group, batches: packed, learningRates });
  }

  dispose(): void {
    this.connection.dispose(this.group);
  }
}
