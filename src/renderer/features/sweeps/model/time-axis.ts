import type { ValueAxis } from '../../../charts/value-axis';
import { formatMoment } from '../../../ui/format';

const steps = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 14_400, 28_800, 86_400, 604_800] as const;

/** Moments in the user's own time zone, in milliseconds since 1970, with ticks at round ones. */
export function timeAxis(from: number, to: number): ValueAxis {
  const step = 1000 * (steps.find((seconds) => (to - from) / (seconds * 1000) <= 8) ?? 2_592_000);
  const offset = new Date(from).getTimezoneOffset() * 60_000;
  const first = Math.ceil((from - offset) / step) * step + offset;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  const textOf = (time: number): string => {
    const date = new Date(time);
    const clock = [date.getHours(), date.getMinutes(), ...(step < 60_000 ? [date.getSeconds()] : [])];
    return step >= 86_400_000
      ? formatMoment(time).slice(5, 10)
      : clock.map((part) => String(part).padStart(2, '0')).join(':');
  };
  return {
    id: 'time',
    title: 'Time of day',
    kind: 'number',
    isWhole: false,
    min: from,
    max: to,
    ticks: Array.from({ length: count }, (_, k) => first + k * step).map((position) => ({
      position,
      text: textOf(position),
    })),
    positionOf: (value) => (typeof value === 'number' ? value : null),
    textAt: formatMoment,
  };
}
