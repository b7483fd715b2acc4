import { relativeSpeeds, stepWords, timesWords } from '@renderer/features/settings/relative-speeds';
import { describe, expect, it } from 'vitest';

describe('the speeds of devices beside each other', () => {
  it('are multiples of the time of the fastest, whichever that is', () => {
    const relative = relativeSpeeds([
      { id: 'native', msPerStep: 3, problem: null },
      { id: 'webgpu', msPerStep: 1.5, problem: null },
      { id: 'tensorflow', msPerStep: null, problem: 'It ran out of memory.' },
    ]);
    expect(relative.get('native')).toEqual({ kind: 'timed', msPerStep: 3, times: 2 });
    expect(relative.get('webgpu')).toEqual({ kind: 'timed', msPerStep: 1.5, times: 1 });
    expect(relative.get('tensorflow')).toEqual({ kind: 'failed', problem: 'It ran out of memory.' });
  });

  it('are nothing before a measurement', () => {
    expect(relativeSpeeds([]).size).toBe(0);
  });

  it('are told in words with two digits', () => {
    expect([1, 1.03, 1.26, 34.4].map(timesWords)).toEqual([
      'fastest',
      'as fast as the fastest',
      '1.3× as long',
      '34× as long',
    ]);
    expect([0.912, 1.02, 3.14, 9.96, 31.4, 1234].map(stepWords)).toEqual([
      '0.91 ms',
      '1.0 ms',
      '3.1 ms',
      '10 ms',
      '31 ms',
      '1.2 s',
    ]);
  });
});
