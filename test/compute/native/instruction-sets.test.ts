import { createNativeDevice } from '@compute/native';
import { describe, expect, it } from 'vitest';
import { deviceSuite } from '../../suites/device-suite';

/** What every processor of the architecture has, and what most have: a machine that picks neither by itself must run both. */
const everywhere = process.arch === 'arm64' ? ['neon'] : ['sse2', 'avx2'];

for (const simd of everywhere) {
  describe(`on ${simd}`, () => {
    deviceSuite(createNativeDevice({ LONGSHORT_SIMD: simd, LONGSHORT_THREADS: '2' }));
  });
}

it('says that it is not there, and why, where the instructions that were asked for are missing', async () => {
  const device = createNativeDevice({ LONGSHORT_SIMD: 'avx1024' });
  expect(await device.probe()).toMatchObject({
    isAvailable: false,
    reason: 'This processor has no instructions called "avx1024".',
  });
});
