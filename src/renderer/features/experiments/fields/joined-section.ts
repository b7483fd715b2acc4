import type { SpecSection } from './field';

export const joinedSection: SpecSection = {
  id: 'auxiliary',
  title: 'Joined series',
  summary: 'Other series that features may read: at every bar the last value that was known by its end.',
  fields: [
    {
      path: 'data.auxiliary',
      label: 'Joined series',
      help: 'Features and formulas read them by their names.',
      input: { type: 'auxiliary' },
    },
  ],
};
