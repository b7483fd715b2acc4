import type { Device } from '@compute/device';
import { beforeEach, describe, expect } from 'vitest';
import { contractSuite } from './contract-suite';
import { dataSuite } from './data-suite';
import { groupSuite } from './group-suite';
import { learningSuite } from './learning-suite';
import { paritySuite } from './parity-suite';

declare module 'vitest' {
  interface TaskMeta {
    /** What the device under test calls itself; `npm test` lists them (scripts/lib/devices-tested.mjs). */
    device?: string;
  }
}

/** How much is asked of a device. A slow one may be asked for less of everything, never for fewer cases. */
export interface SuiteEffort {
  /** Updates over which the device must stay beside the oracle. */
  readonly steps: number;
  /** Bars in the longest window. */
  readonly longWindow: number;
}

const wholeEffort: SuiteEffort = { steps: 50, longWindow: 240 };

/** What every device must do, whatever it runs on. One that is not there fails: a device untested is not a device passed. */
export function deviceSuite(device: Device, effort: Partial<SuiteEffort> = {}): void {
  const asked = { ...wholeEffort, ...effort };
  describe(`device ${device.id}`, () => {
    let probed: ReturnType<Device['probe']> | undefined;
    // Before each, not once before all: Vitest would call the tests skipped.
    beforeEach(async ({ task }) => {
      probed ??= device.probe();
      const info = await probed;
      task.meta.device = info.label;
      expect(info.isAvailable, info.reason ?? info.label).toBe(true);
    });
    paritySuite(device, asked);
    contractSuite(device);
    dataSuite(device);
    learningSuite(device);
    if (device.createGroup !== undefined) groupSuite(device.createGroup.bind(device), device);
  });
}
