import { createByteLru } from '@main/exploring/byte-lru';
import { beforeEach, describe, expect, test } from 'vitest';

let made: string[];
const sizes: Readonly<Record<string, number>> = { small: 10, other: 10, large: 85, huge: 500 };
const make = (key: string) => () => {
  made.push(key);
  return key;
};

beforeEach(() => {
  made = [];
});

describe('what is kept within a number of bytes', () => {
  const lru = () => createByteLru<string>(100, (value) => sizes[value] ?? 1);

  test('is made once', () => {
    const kept = lru();
    expect([kept.get('small', make('small')), kept.get('small', make('small'))]).toEqual(['small', 'small']);
    expect(made).toEqual(['small']);
  });

  test('loses what was used least lately when there is no room left', () => {
    const kept = lru();
    for (const key of ['small', 'other', 'small', 'large', 'small', 'other']) kept.get(key, make(key));
    expect(made).toEqual(['small', 'other', 'large', 'other']);
  });

  test('is the newest, however large, and that alone', () => {
    const kept = lru();
    for (const key of ['small', 'huge', 'huge', 'small', 'huge']) kept.get(key, make(key));
    expect(made).toEqual(['small', 'huge', 'small', 'huge']);
  });

  test('keeps nothing of what could not be made', () => {
    const kept = lru();
    const fail = () => {
      throw new Error('no');
    };
    expect(() => kept.get('small', fail)).toThrow('no');
    expect(kept.get('small', make('small'))).toBe('small');
  });
});
