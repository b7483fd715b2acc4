import { sessionOpens } from '@core/dataset/session-opens';
import { shareOpenAtPreviousClose } from '@core/dataset/warnings';
import { describe, expect, it } from 'vitest';

const minute = 60_000;
const day = 1440 * minute;
const start = Date.UTC(2024, 0, 2, 14, 30);

/** Three sessions of 78 five-minute bars, each bar opening at the close before but for the first of a session. */
function intraday(firstOpensSame: boolean) {
  const time = Float64Array.from(
    { length: 3 * 78 },
    (_, i) => start + Math.floor(i / 78) * day + (i % 78) * 5 * minute,
  );
  const close = time.map((_, i) => 100 + Math.sin(i));
  const open = close.map((_, i) =>
    i === 0 ? 100 : close[i - 1]! + (i % 78 === 0 && !firstOpensSame ? 1 : 0),
  );
  return { time, open, high: close, low: close, close, volume: close };
}

describe('the bars whose open can differ from the close before', () => {
  it('are the first of each session below a day, and all from a day on', () => {
    const { time } = intraday(false);
    expect([...sessionOpens(time).keys()].filter((t) => sessionOpens(time)[t] === 1)).toEqual([78, 156]);
    expect([...sessionOpens(Float64Array.of(0, day, 2 * day, 5 * day))]).toEqual([0, 1, 1, 1]);
  });

  it('alone say whether opens were recorded', () => {
    const recorded = intraday(false);
    expect(shareOpenAtPreviousClose(recorded, 0, recorded.time.length - 1)).toBe(0);
    const unrecorded = intraday(true);
    expect(shareOpenAtPreviousClose(unrecorded, 0, unrecorded.time.length - 1)).toBe(1);
  });

  it('are none in a market that never closes, so nothing is said of it', () => {
    const time = Float64Array.from({ length: 50 }, (_, i) => start + i * minute);
    const price = time.map(() => 100);
    const bars = { time, open: price, high: price, low: price, close: price, volume: price };
    expect(shareOpenAtPreviousClose(bars, 0, 49)).toBeNaN();
  });
});
