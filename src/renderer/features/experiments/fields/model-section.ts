import type { SpecSection } from './field';

export const modelSection: SpecSection = {
  id: 'model',
  title: 'Model',
  summary: 'A stacked LSTM, dropout, and a dense head that says what the label asks for.',
  fields: [
    {
      path: 'model.layers',
      search: { low: 1, high: 3 },
      label: 'Layers',
      help: 'LSTM layers on top of each other.',
      input: { type: 'integer' },
    },
    {
      path: 'model.hidden',
      label: 'Hidden units',
      unit: 'per layer',
      help: 'Width of the state that each layer carries.',
      input: { type: 'integer', step: 8 },
    },
    {
      path: 'model.dropout',
      search: { low: 0, high: 0.5 },
      label: 'Dropout',
      unit: 'share',
      help: 'Share of units dropped between layers and before the head while training.',
      input: { type: 'number', step: 0.05 },
    },
    {
      path: 'model.recurrentDropout',
      search: { low: 0, high: 0.3 },
      label: 'Recurrent dropout',
      unit: 'share',
      help: 'Share of the state dropped on its way from bar to bar, the same units throughout a sequence.',
      input: { type: 'number', step: 0.05 },
      isAdvanced: true,
    },
    {
      path: 'model.pooling',
      label: 'Pooling',
      help: 'What the head reads of the window.',
      input: {
        type: 'choice',
        choices: [
          { value: 'last', label: 'Last', help: 'The head reads what the top layer says at the last bar.' },
          { value: 'mean', label: 'Mean', help: 'The head reads the mean of what it says over the window.' },
          {
            value: 'attention',
            label: 'Attention',
            help: 'The head reads a mean over the window, weighted by what the model learns to attend to.',
          },
        ],
      },
      isAdvanced: true,
    },
  ],
};
