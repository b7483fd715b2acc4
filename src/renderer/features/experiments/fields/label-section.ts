import { isOneOf, type SpecField, type SpecSection } from './field';
import { isPanel } from './panel-fields';

const hasBarriers = isOneOf('label.kind', 'tripleBarrier', 'meta');
const isRegime = isOneOf('label.kind', 'regime');
const isRegimeByRule = (draft: Parameters<typeof isRegime>[0]): boolean =>
  isRegime(draft) && isOneOf('label.regimes', 'rule')(draft);

const kindField: SpecField = {
  path: 'label.kind',
  label: 'Predict',
  help: 'What the close does over the horizon.',
  input: {
    type: 'choice',
    choices: [
      { value: 'direction', label: 'Direction', help: 'Whether it rises: P(up).' },
      {
        value: 'movement',
        label: 'Movement',
        help: 'Whether it falls, stays within a band around no change, or rises.',
      },
      { value: 'return', label: 'Log return', help: 'How much it changes: its log return, a number.' },
      {
        value: 'simpleReturn',
        label: 'Return',
        help: 'How much it changes: its return as a share, a number.',
      },
      {
        value: 'volatility',
        label: 'Volatility',
        help: 'How much it will move: the log of the volatility realised over the horizon. Nothing is traded on it.',
      },
      {
        value: 'regime',
        label: 'Regime',
        help: 'Whether the market will be a bear, sideways or bull market at the end of the horizon.',
      },
      {
        value: 'tripleBarrier',
        label: 'Triple barrier',
        help: 'Which barrier the price touches first: the upper, the lower, or neither before time runs out.',
      },
      {
        value: 'meta',
        label: 'Meta-label',
        help: 'Whether the bet of a simple rule makes money. The model chooses bets, the rule their side.',
      },
      {
        value: 'aboveMedian',
        label: 'Beats the median',
        help: 'Whether a series does better over the horizon than half of its panel.',
        whyNot: (draft) => (isPanel(draft) ? undefined : 'Compares series: add others to the panel first.'),
      },
    ],
  },
};

const regimeFields: readonly SpecField[] = [
  {
    path: 'label.regimes',
    label: 'Told by',
    help: 'What tells regimes apart.',
    input: {
      type: 'choice',
      choices: [
        { value: 'rule', label: 'Rule', help: 'A rise or fall by so much from the last extreme.' },
        {
          value: 'markov',
          label: 'Hidden Markov',
          help: 'A hidden Markov model of return and volatility, fitted to the training rows of each fold.',
          whyNot: (draft) => (isPanel(draft) ? 'It is fitted to one series.' : undefined),
        },
      ],
    },
    when: isRegime,
  },
  {
    path: 'label.rise',
    label: 'Bull after a rise of',
    unit: 'share',
    help: 'From the lowest close since the regime began.',
    input: { type: 'number', step: 0.01 },
    when: isRegimeByRule,
  },
  {
    path: 'label.fall',
    label: 'Bear after a fall of',
    unit: 'share',
    help: 'From the highest close since then.',
    input: { type: 'number', step: 0.01 },
    when: isRegimeByRule,
  },
  {
    path: 'label.stall',
    label: 'Sideways after',
    unit: 'bars',
    help: 'Without a new extreme.',
    input: { type: 'integer' },
    when: isRegimeByRule,
  },
];

const barrierFields: readonly SpecField[] = [
  {
    path: 'label.side',
    label: 'Side of the bet',
    help: 'The rule whose bets are judged.',
    input: {
      type: 'choice',
      choices: [
        { value: 'momentum', label: 'Momentum', help: 'With the return of the last bars.' },
        { value: 'reversal', label: 'Reversal', help: 'Against the return of the last bars.' },
      ],
    },
    when: isOneOf('label.kind', 'meta'),
  },
  {
    path: 'label.sideBars',
    label: 'Return over',
    unit: 'bars',
    help: 'The last bars that the rule looks at.',
    input: { type: 'integer' },
    when: isOneOf('label.kind', 'meta'),
  },
  {
    path: 'label.upper',
    search: { low: 1, high: 4 },
    label: 'Upper barrier',
    unit: 'volatilities',
    help: (draft) =>
      isOneOf('label.kind', 'meta')(draft) ? 'Where a bet takes its profit.' : 'Above the close of the bar.',
    input: { type: 'number', step: 0.5, emptyMeansNull: 'Off' },
    when: hasBarriers,
  },
  {
    path: 'label.lower',
    search: { low: 1, high: 4 },
    label: 'Lower barrier',
    unit: 'volatilities',
    help: (draft) =>
      isOneOf('label.kind', 'meta')(draft) ? 'Where a bet is stopped.' : 'Below the close of the bar.',
    input: { type: 'number', step: 0.5, emptyMeansNull: 'Off' },
    when: hasBarriers,
  },
  {
    path: 'label.volatilityBars',
    label: 'Volatility of the last',
    unit: 'bars',
    help: 'What barriers are measured in: the deviation of one-bar returns.',
    input: { type: 'integer' },
    when: hasBarriers,
  },
  {
    path: 'label.atEnd',
    label: 'When time runs out',
    help: 'What the label then is.',
    input: {
      type: 'choice',
      choices: [
        { value: 'neither', label: 'Neither', help: 'Neither barrier.' },
        { value: 'side', label: 'Side', help: 'The side of the close that the price then stands on.' },
      ],
    },
    when: isOneOf('label.kind', 'tripleBarrier'),
  },
];

export const labelSection: SpecSection = {
  id: 'label',
  title: 'Label',
  summary:
    'What the model learns to predict, and how many bars ahead. Labels never reach across an edge of the split.',
  fields: [
    kindField,
    {
      path: 'label.horizon',
      label: 'Horizon',
      unit: 'bars',
      help: (draft) =>
        hasBarriers(draft)
          ? 'Bars until time runs out.'
          : "1 asks about the next bar's close against this one's.",
      input: { type: 'integer' },
    },
    {
      path: 'label.band',
      label: 'Band',
      unit: 'bp either way',
      help: 'A return within it is flat. Basis points: 1 bp is 0.01%.',
      input: { type: 'number', step: 5 },
      when: isOneOf('label.kind', 'movement'),
    },
    ...regimeFields,
    ...barrierFields,
  ],
};
