import type { FirstUse } from '@shared/experiments';
import { formatDate, formatNumber } from '../../../ui/format';

const dayMs = 86_400_000;

interface Intervals {
  /** 0 for values at moments, whose time of day matters. */
  readonly value: number;
  readonly bar: number;
}

/** `A value of Mon 2 Jan 2023 is first used on the bar of Tue 3 Jan 2023.`, and how many bars have none. */
export function firstUseText({ example, bars, knownBars }: FirstUse, intervals: Intervals): string {
  if (example === null) return 'No bar of the period knows a value: the series begins too late.';
  const value = momentText(example.value, intervals.value);
  const bar = momentText(example.bar, intervals.bar);
  const sentence = `A value of ${value} is first used on the bar of ${bar}.`;
  if (knownBars === bars) return sentence;
  const before = bars - knownBars;
  return `${sentence} ${before === 1 ? 'The first bar knows' : `The first ${formatNumber(before)} bars know`} none.`;
}

/** A day for what is a day long or begins at midnight; else with the time of day, all UTC. */
function momentText(time: number, intervalMs: number): string {
  const date = new Date(time);
  const day = `${weekdays[date.getUTCDay()]} ${formatDate(time)}`;
  if (intervalMs >= dayMs) return day;
  const clock = date.toISOString().slice(11, time % 60_000 === 0 ? 16 : 19);
  return `${day} ${clock} UTC`;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
