import { AppError } from '@shared/errors';
import type { TrainerOptions } from '../device';
import { isResident, type KernelSpec } from './kernels/spec';
import { unsupported } from './problems';

/** What kernels all of these models can share. Throws a sentence where they cannot, or the device cannot run them. */
export function kernelSpec(options: readonly TrainerOptions[], limits: GPUSupportedLimits): KernelSpec {
  const [first] = options;
  if (first === undefined) throw new RangeError('A group needs at least one model.');
  for (const each of options) assertAlike(first, each);
  const spec: KernelSpec = {
    shape: first.shape,
    loss: first.loss.kind,
    optimizer: first.optimizer.kind,
    dropsOutputs: options.some(({ dropout }) => dropout > 0),
    dropsRecurrent: options.some(({ recurrentDropout }) => recurrentDropout > 0),
    lanes: Math.min(limits.maxComputeInvocationsPerWorkgroup, limits.maxComputeWorkgroupSizeX),
  };
  assertHolds(spec, limits);
  return spec;
}

function assertAlike(one: TrainerOptions, other: TrainerOptions): void {
  const traits = ({ shape, loss, optimizer }: TrainerOptions) =>
    JSON.stringify([
      [shape.features, shape.lookback, shape.layers, shape.hidden, shape.pooling, shape.outputs],
      loss.kind,
      optimizer.kind,
    ]);
  if (traits(one) !== traits(other)) {
    throw new AppError(
      'invalid',
      `Models are trained side by side only where shape, kind of loss and kind of optimizer are the same; here are ${traits(one)} and ${traits(other)}.`,
    );
  }
}

/** A layer wider than the workgroup's memory cannot pass its outputs on to the next bar. */
function assertHolds(spec: KernelSpec, { maxComputeWorkgroupStorageSize: most }: GPUSupportedLimits): void {
  const bytesAUnit = 16;
  if (isResident(spec) || spec.shape.hidden * bytesAUnit <= most) return;
  throw unsupported(
    `A layer of ${spec.shape.hidden} units is too wide for this graphics device, which takes ${Math.floor(most / bytesAUnit)} at most.`,
  );
}
