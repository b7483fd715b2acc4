import { createKeyMatcher, shortcuts } from '@renderer/shell/shortcuts';
import { describe, expect, it } from 'vitest';

describe('shortcuts', () => {
  it('are all reachable by typing their keys', () => {
    for (const { keys, action } of shortcuts) {
      const matcher = createKeyMatcher();
      const answers = keys.split(' ').map((key, index) => matcher.press(key, index * 10));
      expect(answers.at(-1)).toBe(action);
    }
  });

  it('have no two with the same keys', () => {
    expect(new Set(shortcuts.map(({ keys }) => keys)).size).toBe(shortcuts.length);
  });

  it('forget the first key of a sequence after a second', () => {
    const matcher = createKeyMatcher();
    matcher.press('g', 0);
    expect(matcher.press('d', 1001)).toBeNull();
  });

  it('take a key that belongs to no sequence for itself', () => {
    const matcher = createKeyMatcher();
    expect(matcher.press('g', 0)).toBeNull();
    expect(matcher.press('i', 10)).toBe('import');
    expect(matcher.press('d', 20)).toBeNull();
  });
});
