import { getAt, type Json } from '../json';
import { neverSearched, type SpecField } from './field';

/** Whether the draft learns from several series. */
export function isPanel(draft: Json): boolean {
  const panel = getAt(draft, 'data.panel');
  return Array.isArray(panel) && panel.length > 0;
}

/** Further series that one model learns from. */
export const panelFields: readonly SpecField[] = [
  {
    path: 'data.panel',
    search: neverSearched,
    label: 'Panel',
    help: 'Further series that the one model learns from and trades. Empty: the series above alone.',
    input: { type: 'panel' },
  },
  {
    path: 'data.panelDates',
    search: neverSearched,
    label: 'Same date',
    help: 'Which bars of different series belong together.',
    input: {
      type: 'choice',
      choices: [
        { value: 'time', label: 'Same time', help: 'Bars that begin at the same moment.' },
        {
          value: 'day',
          label: 'Same day',
          help: 'Bars of the same day in UTC: for daily bars of several exchanges.',
        },
      ],
    },
    when: isPanel,
  },
];
