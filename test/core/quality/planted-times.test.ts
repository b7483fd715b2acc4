import { describe, expect, it } from 'vitest';
import { checkBars, findingsOf, summaryOf } from './check-with';
import { type Columns, roundTheClock, sessionTimes, walkAt, workingDays } from './generated';

const hourMs = 3_600_000;

/** Without the bars that the test says. */
function without(bars: Columns, isGone: (t: number) => boolean): Columns {
  const keep = (column: Float64Array) => column.filter((_, t) => !isGone(t));
  return {
    time: keep(bars.time),
    open: keep(bars.open),
    high: keep(bars.high),
    low: keep(bars.low),
    close: keep(bars.close),
    volume: keep(bars.volume),
    adjustedClose: null,
  };
}

/** The UTC of times that a clock in New York shows, over years in which its summer time is known by its dates. */
const summers = [
  [Date.UTC(2015, 2, 8), Date.UTC(2015, 10, 1)],
  [Date.UTC(2016, 2, 13), Date.UTC(2016, 10, 6)],
] as const;
const isSummer = (wall: number): boolean => summers.some(([from, to]) => wall >= from && wall < to);
const newYorkToUtc = (wall: number): number => wall + (isSummer(wall) ? 4 : 5) * hourMs;

describe('gaps', () => {
  it('finds a pause out of the ordinary without a calendar', () => {
    const bars = without(walkAt(workingDays(1000)), (t) => t >= 600 && t < 610);
    const report = checkBars(bars);
    expect(summaryOf(report)).toBe('gap 1');
    expect(findingsOf(report, 'gap')[0]).toMatchObject({
      from: bars.time[599],
      to: bars.time[600],
      remedies: [],
    });
  });

  it('knows holidays with a calendar, and finds a missing day', () => {
    const newYearToMarch = workingDays(50, Date.UTC(2015, 0, 1)).filter(
      (day) => ![Date.UTC(2015, 0, 1), Date.UTC(2015, 0, 19), Date.UTC(2015, 1, 16)].includes(day),
    );
    expect(summaryOf(checkBars(walkAt(newYearToMarch), { calendar: 'XNYS' }))).toBe('');
    const bars = walkAt(newYearToMarch.filter((_, t) => t !== 20));
    const report = checkBars(bars, { calendar: 'XNYS' });
    expect(summaryOf(report)).toBe('gap 1');
    expect(findingsOf(report, 'gap')[0]).toMatchObject({ from: bars.time[19], to: bars.time[20], count: 1 });
  });

  it('counts bars that are missing within a session, whether stamped at their start or end', () => {
    const wall = sessionTimes(40, { opens: 570, bars: 78 });
    for (const stamp of [0, 300_000]) {
      const time = wall.map((at) => newYorkToUtc(at) + stamp);
      const bars = without(walkAt(time, { sigma: 0.001 }), (t) => t >= 1000 && t < 1006);
      const report = checkBars(bars, { calendar: 'XNYS', timeZone: 'America/New_York' });
      expect(findingsOf(report, 'gap')).toEqual([
        expect.objectContaining({ from: bars.time[999], count: 6, severity: 'warning' }),
      ]);
    }
  });

  it('finds bars on days without a session', () => {
    const bars = walkAt(workingDays(50));
    const report = checkBars(bars, { calendar: 'XNYS' });
    expect(findingsOf(report, 'unexpected')).toEqual([
      expect.objectContaining({
        from: Date.UTC(2015, 0, 19),
        remedies: [expect.objectContaining({ kind: 'drop' })],
      }),
      expect.objectContaining({ from: Date.UTC(2015, 1, 16) }),
    ]);
  });

  it('does not hold a series against a calendar that is not its own', () => {
    const bars = walkAt(roundTheClock(3000, 60));
    expect(summaryOf(checkBars(bars, { calendar: 'XNYS' }))).toBe('');
  });
});

describe('time shifts', () => {
  it.each([-5, 1, 8])('finds sessions that are %i hours off, and how to shift them back', (hours) => {
    const bars = walkAt(sessionTimes(200), { sigma: 0.001 });
    const [from, to] = [100 * 78, 130 * 78 - 1];
    for (let t = from; t <= to; t += 1) bars.time[t]! += hours * hourMs;
    const report = checkBars(bars);
    expect(findingsOf(report, 'time-shift')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        from: bars.time[from],
        to: bars.time[to],
        count: 30 * 78,
        remedies: [{ kind: 'shift', from: bars.time[from], to: bars.time[to], hours: -hours }],
      }),
    ]);
  });

  it('says once that times are UTC of a market with summer time', () => {
    const time = sessionTimes(500).map(newYorkToUtc);
    const report = checkBars(walkAt(time, { sigma: 0.001 }));
    expect(findingsOf(report, 'time-shift')).toEqual([
      expect.objectContaining({
        severity: 'note',
        message: expect.stringContaining('the clocks of America/New_York'),
        remedies: [],
      }),
    ]);
  });

  it('has nothing to say of the same times once the zone is named', () => {
    const time = sessionTimes(500).map(newYorkToUtc);
    const report = checkBars(walkAt(time, { sigma: 0.001 }), { timeZone: 'America/New_York' });
    expect(summaryOf(report)).toBe('');
  });

  it('finds winters that a file without summer time has an hour off', () => {
    const time = sessionTimes(500).map((wall) => wall + 5 * hourMs);
    const report = checkBars(walkAt(time, { sigma: 0.001 }), { timeZone: 'America/New_York' });
    const found = findingsOf(report, 'time-shift');
    expect(found).toHaveLength(3);
    expect(found.every(({ remedies }) => remedies[0]?.kind === 'shift')).toBe(true);
  });

  it('finds months whose lively hours moved in a market that never closes', () => {
    const bars = walkAt(roundTheClock(105_120), { sigma: 0.0005 });
    const from = bars.time.indexOf(Date.UTC(2015, 4, 1));
    const to = bars.time.indexOf(Date.UTC(2015, 6, 1));
    bars.high.forEach((_, t) => {
      const late = t >= from && t < to ? 6 : 0;
      const hour = (new Date(bars.time[t]!).getUTCHours() - late + 24) % 24;
      const liveliness = 0.001 * (1 + Math.sin((2 * Math.PI * hour) / 24));
      bars.high[t] = Math.max(bars.open[t]!, bars.close[t]!) * (1 + liveliness);
      bars.low[t] = Math.min(bars.open[t]!, bars.close[t]!) * (1 - liveliness);
    });
    expect(findingsOf(checkBars(bars), 'time-shift')).toEqual([
      expect.objectContaining({
        from: bars.time[from],
        to: bars.time[to - 1],
        remedies: [expect.objectContaining({ kind: 'shift', hours: -6 })],
      }),
    ]);
  });
});
