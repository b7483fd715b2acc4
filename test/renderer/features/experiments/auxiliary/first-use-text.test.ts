import { firstUseText } from '@renderer/features/experiments/auxiliary/first-use-text';
import { expect, it } from 'vitest';

const day = 86_400_000;
const monday = Date.UTC(2023, 0, 2);

it('says when a value of a day is used, by the days alone', () => {
  const use = { example: { value: monday, bar: monday + day }, bars: 5, knownBars: 5 };
  expect(firstUseText(use, { value: day, bar: day })).toBe(
    'A value of Mon 2023-01-02 is first used on the bar of Tue 2023-01-03.',
  );
});

it('says the time of day where bars or values are shorter than a day', () => {
  const use = {
    example: { value: monday + 34_205_000, bar: monday + 34_200_000 },
    bars: 1200,
    knownBars: 1180,
  };
  expect(firstUseText(use, { value: 5000, bar: 60_000 })).toBe(
    'A value of Mon 2023-01-02 09:30:05 UTC is first used on the bar of Mon 2023-01-02 09:30 UTC. The first 20 bars know none.',
  );
});

it('says where no bar knows any value', () => {
  expect(firstUseText({ example: null, bars: 5, knownBars: 0 }, { value: day, bar: day })).toMatch(/No bar/);
});
