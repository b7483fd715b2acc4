import { cpus, release, totalmem } from 'node:os';

/** Where the figures come from. */
export function machine() {
  return {
    processor: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
  };
}
