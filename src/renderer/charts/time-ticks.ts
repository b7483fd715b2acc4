/** A moment to write below a time axis, in milliseconds, and what to write. */
export interface TimeTick {
  readonly time: number;
  readonly text: string;
}

/** First moments of years, months, days or hours between two moments, at most so many of them, the same distance apart. In UTC. */
export function timeTicks(from: number, to: number, most: number): readonly TimeTick[] {
  if (!(to > from) || most < 1) return [];
  for (const step of steps) {
    const ticks = ticksOf(step, from, to, most);
    if (ticks !== null) return ticks;
  }
  return [];
}

type Unit = 'year' | 'month' | 'day' | 'hour' | 'minute';
interface Step {
  readonly unit: Unit;
  readonly every: number;
}

/** The finest first. */
const steps: readonly Step[] = [
  ...stepsOf('minute', [1, 5, 15, 30]),
  ...stepsOf('hour', [1, 3, 6, 12]),
  ...stepsOf('day', [1, 2, 7, 14]),
  ...stepsOf('month', [1, 2, 3, 6]),
  ...stepsOf('year', [1, 2, 5, 10, 20, 50, 100]),
];

function stepsOf(unit: Unit, everies: readonly number[]): readonly Step[] {
  return everies.map((every) => ({ unit, every }));
}

/** Null where they are more than that. */
function ticksOf(step: Step, from: number, to: number, most: number): readonly TimeTick[] | null {
  const ticks: TimeTick[] = [];
  for (let place = firstPlace(step, from); ; place++) {
    const time = timeOf(step, place);
    if (time > to) return ticks;
    if (time < from) continue;
    if (ticks.length === most) return null;
    ticks.push({ time, text: textOf(step.unit, time) });
  }
}

const sizes = { day: 86_400_000, hour: 3_600_000, minute: 60_000 } as const;

/** Steps are counted from the year 0 or from 1970. */
function firstPlace({ unit, every }: Step, from: number): number {
  const date = new Date(from);
  if (unit === 'year') return Math.floor(date.getUTCFullYear() / every);
  if (unit === 'month') return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / every);
  return Math.floor(from / (sizes[unit] * every));
}

function timeOf({ unit, every }: Step, place: number): number {
  if (unit === 'year') return Date.UTC(place * every, 0);
  if (unit === 'month') return Date.UTC(Math.floor((place * every) / 12), (place * every) % 12);
  return place * every * sizes[unit];
}

function textOf(unit: Unit, time: number): string {
  const iso = new Date(time).toISOString();
  if (unit === 'year') return iso.slice(0, 4);
  if (unit === 'month') return iso.slice(0, 7);
  return unit === 'day' ? iso.slice(0, 10) : iso.slice(5, 16).replace('T', ' ');
}
