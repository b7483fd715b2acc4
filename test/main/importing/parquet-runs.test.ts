import { checkRuns } from '@main/importing/parquet/runs';
import { describe, expect, it } from 'vitest';

const check = (bytes: readonly number[], width: number, count: number) => () =>
  checkRuns(Uint8Array.from(bytes), 0, width, count);

describe('checkRuns', () => {
  it('passes runs and packed groups that hold what they claim', () => {
    expect(check([2 * 20, 1], 1, 20)).not.toThrow();
    expect(check([(1 << 1) | 1, 0b10101010], 1, 8)).not.toThrow();
    expect(check([2 * 4, 7, (2 << 1) | 1, 1, 2, 3, 4, 5, 6], 3, 20)).not.toThrow();
  });

  it('passes a last group that is filled up, and values that end early for nulls', () => {
    expect(check([(1 << 1) | 1, 0b1010], 1, 4)).not.toThrow();
    expect(check([2 * 3, 1], 1, 20)).not.toThrow();
  });

  it('refuses a run that would be written out beyond its page', () => {
    expect(check([0xfe, 0xff, 0xff, 0xff, 0x07, 1], 1, 20)).toThrow('a run is longer than its page');
    expect(check([2 * 21, 1], 1, 20)).toThrow('a run is longer than its page');
  });

  it('refuses lengths and widths that cannot be', () => {
    expect(check([0xff, 0xff, 0xff, 0xff, 0xff, 1], 1, 20)).toThrow('a length is not possible');
    expect(check([0x80], 1, 20)).toThrow('a length is not possible');
    expect(check([2, 1], 33, 1)).toThrow('more than 32 bits');
    expect(check([0x83, 1], 32, 520)).toThrow('a run ends outside of its page');
  });
});
