import { expect, it } from 'vitest';
import { devicesTested } from '../../scripts/lib/devices-tested.mjs';

const test = (status: string, device?: string) => ({ status, meta: device === undefined ? {} : { device } });

it('lists every device that a test was about, once, with what came of it', () => {
  const testResults = [
    { assertionResults: [test('passed', 'CPU, native (AVX2)'), test('passed'), test('failed', 'GPU')] },
    { assertionResults: [test('passed', 'CPU, native (AVX2)'), test('passed', 'GPU')] },
  ];
  expect(devicesTested({ testResults })).toEqual([
    'CPU, native (AVX2): 2 passed, 0 failed',
    'GPU: 1 passed, 1 failed',
  ]);
});

it('lists none where no test was about a device', () => {
  expect(devicesTested({ testResults: [{ assertionResults: [test('passed')] }] })).toEqual([]);
});
