import { isOneOf, neverSearched, type SpecSection } from './field';
import { joinedSection } from './joined-section';
import { labelSection } from './label-section';
import { isPanel, panelFields } from './panel-fields';
import { splitSection } from './split-section';
import { timeFields } from './time-fields';

/** What is learned from and what for. */
export const dataSections: readonly SpecSection[] = [
  {
    id: 'data',
    title: 'Data',
    summary: 'The bars that everything is computed from and that trades are made at.',
    columns: 2,
    fields: [
      {
        path: 'data.series',
        search: neverSearched,
        label: 'Series',
        help: 'A series of this workspace. Import more on the Data page.',
        input: { type: 'series' },
      },
      {
        path: 'data.prices',
        label: 'Prices',
        help: 'Raw is as stored; adjusted undoes splits and dividends, by the adjusted close of the file or by the recorded ones.',
        input: {
          type: 'choice',
          choices: [
            { value: 'raw', label: 'Raw' },
            { value: 'adjusted', label: 'Adjusted' },
          ],
        },
      },
      {
        path: 'data.from',
        label: 'From',
        help: 'First day used; empty uses all there is.',
        input: { type: 'date' },
      },
      {
        path: 'data.to',
        label: 'To',
        help: 'Last day used; empty uses all there is.',
        input: { type: 'date' },
      },
      ...timeFields,
      ...panelFields,
    ],
  },
  joinedSection,
  {
    id: 'features',
    title: 'Features',
    summary: 'What the model sees at every bar. Each is computed from that bar and earlier ones only.',
    fields: [],
  },
  labelSection,
  {
    id: 'window',
    title: 'Window',
    summary: 'How far back one prediction looks.',
    fields: [
      {
        path: 'window.lookback',
        label: 'Lookback',
        unit: 'bars',
        help: 'Bars in one input sequence, the current one included.',
        input: { type: 'integer' },
      },
    ],
  },
  {
    id: 'scaler',
    title: 'Scaler',
    summary: 'Fitted on the training rows only, then applied to all.',
    fields: [
      {
        path: 'scaler.kind',
        label: 'Scaling',
        help: 'What each feature is measured by, so that none drowns the others.',
        input: {
          type: 'choice',
          choices: [
            {
              value: 'zscore',
              label: 'Z-score',
              help: 'Takes off the mean and divides by the standard deviation.',
            },
            {
              value: 'minmax',
              label: 'Min-max',
              help: '0 is the least training value, 1 the most. One outlier squeezes all the others.',
            },
            {
              value: 'robust',
              label: 'Robust',
              help: 'Takes off the median and divides by the range of the middle half. Outliers move neither.',
            },
            {
              value: 'quantile',
              label: 'Quantile',
              help: 'The place of a value among the training values. Outliers lose their size.',
            },
            {
              value: 'none',
              label: 'None',
              help: 'Leaves features as they are. Large ones then drown the small.',
            },
          ],
        },
      },
      {
        path: 'scaler.distribution',
        label: 'Shape',
        help: 'The distribution that every feature is given.',
        input: {
          type: 'choice',
          choices: [
            { value: 'normal', label: 'Normal' },
            { value: 'uniform', label: 'Uniform, 0 to 1' },
          ],
        },
        when: isOneOf('scaler.kind', 'quantile'),
      },
      {
        path: 'scaler.by',
        label: 'Measured on',
        help: 'Whose training rows a series is measured by.',
        input: {
          type: 'choice',
          choices: [
            { value: 'series', label: 'Each series', help: 'Each series by its own training rows.' },
            {
              value: 'panel',
              label: 'Whole panel',
              help: 'All series by the training rows of all together.',
            },
          ],
        },
        when: isPanel,
      },
    ],
  },
  splitSection,
];
