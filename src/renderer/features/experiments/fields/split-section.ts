import { isOneOf, neverSearched, type SpecField, type SpecSection, share } from './field';

const isChronological = isOneOf('split.kind', 'chronological');
const isWalkForward = isOneOf('split.kind', 'walkForward');
const isCombinatorial = isOneOf('split.kind', 'combinatorial');
const hasFolds = isOneOf('split.kind', 'walkForward', 'kFold', 'combinatorial');

const kindField: SpecField = {
  path: 'split.kind',
  label: 'Kind',
  help: 'How time is cut.',
  input: {
    type: 'choice',
    choices: [
      {
        value: 'chronological',
        label: 'Chronological',
        help: 'Once, in order: fitted on the first part, stopped by the second, judged on the third.',
      },
      {
        value: 'walkForward',
        label: 'Walk-forward',
        help: 'Trained anew again and again on what came before, as one would have traded; the tests, put together, are the result.',
      },
      {
        value: 'kFold',
        label: 'Purged k-fold',
        help: 'Each stretch is judged by a model trained on all others, later ones too: to compare models, not a back-test.',
      },
      {
        value: 'combinatorial',
        label: 'Combinatorial purged',
        help: 'Every choice of k of N stretches is a test: many back-test paths, and so a distribution of the Sharpe ratio.',
      },
    ],
  },
};

const walkFields: readonly SpecField[] = [
  {
    path: 'split.window',
    label: 'Window',
    help: 'What each model learns from.',
    input: {
      type: 'choice',
      choices: [
        { value: 'expanding', label: 'Expanding', help: 'All bars before its test.' },
        { value: 'rolling', label: 'Rolling', help: 'The last bars before its test, as many as the length.' },
      ],
    },
    when: isWalkForward,
  },
  {
    path: 'split.length',
    label: 'Length',
    unit: 'bars',
    help: 'Before the first test; of a rolling window before every one.',
    input: { type: 'integer', step: 50 },
    when: isWalkForward,
  },
  {
    path: 'split.retrain.every',
    label: 'Retrain every',
    help: 'How often the model is trained anew.',
    input: { type: 'integer' },
    when: isWalkForward,
  },
  {
    path: 'split.retrain.unit',
    label: 'Unit',
    help: 'Days, weeks and months are those of the calendar.',
    input: {
      type: 'choice',
      choices: [
        { value: 'bars', label: 'Bars' },
        { value: 'days', label: 'Days' },
        { value: 'weeks', label: 'Weeks' },
        { value: 'months', label: 'Months' },
      ],
    },
    when: isWalkForward,
  },
];

export const splitSection: SpecSection = {
  id: 'split',
  title: 'Split',
  columns: 4,
  summary:
    'Always in order of time. The drawing in the plan shows what each fold trains on and is judged by.',
  fields: [
    kindField,
    {
      ...share('split.train', 'Training', 'Fits the weights and the scaler.'),
      when: isChronological,
      search: neverSearched,
    },
    ...walkFields,
    {
      path: 'split.folds',
      label: 'Folds',
      help: 'Stretches that time is cut into.',
      input: { type: 'integer' },
      when: isOneOf('split.kind', 'kFold'),
    },
    {
      path: 'split.blocks',
      label: 'Stretches, N',
      help: 'That time is cut into.',
      input: { type: 'integer' },
      when: isCombinatorial,
    },
    {
      path: 'split.testBlocks',
      label: 'Of them tested, k',
      help: 'In each fold.',
      input: { type: 'integer' },
      when: isCombinatorial,
    },
    {
      path: 'split.validation',
      label: 'Validation',
      unit: 'share',
      help: (draft) =>
        isChronological(draft)
          ? 'Decides when training stops.'
          : 'Of what may train, its latest part: decides when training stops.',
      input: { type: 'number', step: 0.05 },
      // The three shares of a chronological split add up to 1: none moves alone.
      search: (draft) => !isChronological(draft),
    },
    {
      ...share('split.test', 'Test', 'Judges the result; the model never sees it.'),
      when: isChronological,
      search: neverSearched,
    },
    {
      path: 'split.purge',
      label: 'Purge',
      unit: 'bars',
      help: 'Left out between neighbours. Auto: lookback - 1 + horizon, so that no bar serves both sides.',
      input: { type: 'autoOrInteger' },
    },
    {
      path: 'split.embargo',
      label: 'Embargo',
      unit: 'bars',
      help: 'After a test, in which nothing trains, on top of the purge.',
      input: { type: 'integer' },
      when: hasFolds,
    },
    {
      path: 'split.minTrain',
      label: 'Least training rows',
      unit: 'rows',
      help: 'A fold with fewer is left out.',
      input: { type: 'integer', step: 50 },
      when: hasFolds,
      isAdvanced: true,
    },
  ],
};
