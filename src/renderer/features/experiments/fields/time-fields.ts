import { type BarInterval, barIntervalMs, barIntervals } from '@shared/spec';
import { formatInterval } from '../../../ui/format';
import { getAt, type Json } from '../json';
import type { Choice, SpecField } from './field';

function intervalChoice(interval: BarInterval): Choice {
  if (interval === 'series')
    return { value: interval, label: 'As imported', help: 'The bars as they were imported.' };
  const length = formatInterval(barIntervalMs[interval]);
  return {
    value: interval,
    label: length,
    help: `Bars are brought together into bars of ${length}; the last one of a session may be shorter.`,
    whyNot: (_draft, series) =>
      series !== undefined && barIntervalMs[interval] < series.intervalMs
        ? `Finer than the series, whose bars are ${formatInterval(series.intervalMs)} apart.`
        : undefined,
  };
}

/** Whether bars are judged by the hours of an exchange. */
export const hasCalendar = (draft: Json): boolean => typeof getAt(draft, 'data.calendar') === 'string';

const needsCalendar = (draft: Json): string | undefined =>
  hasCalendar(draft) ? undefined : 'Only a calendar can tell which bars are missing; choose one first.';

/** Length of the bars, and the hours of the exchange that they are judged by. */
export const timeFields: readonly SpecField[] = [
  {
    path: 'data.interval',
    label: 'Bar length',
    help: 'Length of a bar.',
    input: { type: 'choice', choices: barIntervals.map(intervalChoice) },
  },
  {
    path: 'data.calendar',
    label: 'Calendar',
    help: (draft) =>
      hasCalendar(draft)
        ? 'Sessions, half days and holidays by which bars are judged and brought together.'
        : 'None: bars of any time are taken, and none counts as missing.',
    input: { type: 'calendar' },
  },
  {
    path: 'data.session',
    label: 'Hours',
    help: 'Which bars of the day are used.',
    input: {
      type: 'choice',
      choices: [
        { value: 'all', label: 'All there are', help: 'Bars before and after the session are used too.' },
        {
          value: 'regular',
          label: 'Regular session',
          help: 'Bars outside the regular session of the calendar are left out.',
        },
      ],
    },
    when: hasCalendar,
  },
  {
    path: 'data.missingBars',
    label: 'Missing bars',
    help: 'What happens where the calendar expects a bar and there is none.',
    input: {
      type: 'choice',
      choices: [
        { value: 'leave', label: 'Leave', help: 'Windows run over the gap as if no bar were missing.' },
        {
          value: 'fill',
          label: 'Fill',
          help: 'A bar at the previous close without volume stands in for each bar that is missing.',
          whyNot: needsCalendar,
        },
        {
          value: 'break',
          label: 'Break',
          help: 'No window and no label reaches across a bar that is missing.',
          whyNot: needsCalendar,
        },
      ],
    },
  },
];
