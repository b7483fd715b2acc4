import type { Device } from '@compute/device';
import { beforeAll, describe, expect } from 'vitest';
import { contractSuite } from './contract-suite';
import { learningSuite } from './learning-suite';
import { paritySuite } from './parity-suite';

/** How much is asked of a device. A slow one may be asked for less of everything, never for fewer cases. */
export interface SuiteEffort {
  /** Updates over which the device must stay beside the oracle. */
  readonly steps: number;
  /** Bars in the longest window. */
  readonly longWindow: number;
  /** Of one test. */
  readonly timeoutMs: number;
}

const wholeEffort: SuiteEffort = { steps: 50, longWindow: 240, timeoutMs: 20_000 };

/** What every device must do, whatever it runs on. */
export function deviceSuite(device: Device, effort: Partial<SuiteEffort> = {}): void {
  const asked = { ...wholeEffort, ...effort };
  describe(`device ${device.id}`, { timeout: asked.timeoutMs }, () => {
    beforeAll(async () => {
      const info = await device.probe();
      expect(info.isAvailable, info.reason ?? info.label).toBe(true);
    });
    paritySuite(device, asked);
    contractSuite(device);
    learningSuite(device);
  });
}
