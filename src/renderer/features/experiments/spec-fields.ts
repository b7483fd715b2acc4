/** How one field of the spec is entered. */
export type FieldInput =
  | { readonly type: 'integer' | 'number'; readonly step?: number; readonly emptyMeansNull?: string }
  | {
      readonly type: 'choice';
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly type: 'autoOrInteger' }
  | { readonly type: 'series' | 'date' | 'text' };

/** One field of the spec as the form, the read-only view and the comparison name it. */
export interface SpecField {
  readonly path: string;
  readonly label: string;
  readonly unit?: string;
  readonly help: string;
  readonly input: FieldInput;
}

export interface SpecSection {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly fields: readonly SpecField[];
  /** Fields beside each other; 3 unless told. */
  readonly columns?: 2 | 4;
}

/** The form, section by section. Ranges and defaults are the schema's; here is only what a reader needs. */
export const specSections: readonly SpecSection[] = [
  {
    id: 'data',
    title: 'Data',
    summary: 'The bars that everything is computed from.',
    columns: 2,
    fields: [
      {
        path: 'data.series',
        label: 'Series',
        help: 'A series of this workspace. Import more on the Data page.',
        input: { type: 'series' },
      },
      {
        path: 'data.prices',
        label: 'Prices',
        help: 'Raw is as stored; adjusted scales all four prices by adjusted close / close, bar by bar.',
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
    ],
  },
  {
    id: 'features',
    title: 'Features',
    summary: 'What the model sees at every bar. Each is computed from that bar and earlier ones only.',
    fields: [],
  },
  {
    id: 'label',
    title: 'Label',
    summary: 'What the model learns to predict: whether the close rises.',
    fields: [
      {
        path: 'label.horizon',
        label: 'Horizon',
        unit: 'bars',
        help: '1 asks whether the next bar closes above this one.',
        input: { type: 'integer' },
      },
    ],
  },
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
        help: 'Z-score takes off the mean and divides by the standard deviation.',
        input: {
          type: 'choice',
          choices: [
            { value: 'zscore', label: 'Z-score' },
            { value: 'none', label: 'None' },
          ],
        },
      },
    ],
  },
  {
    id: 'split',
    title: 'Split',
    columns: 4,
    summary:
      'In time order: the model is fitted on the first part, stopped on the second and judged on the third.',
    fields: [
      share('split.train', 'Training', 'Fits the weights and the scaler.'),
      share('split.validation', 'Validation', 'Decides when training stops.'),
      share('split.test', 'Test', 'Judges the result; the model never sees it.'),
      {
        path: 'split.purge',
        label: 'Purge',
        unit: 'bars',
        help: 'Left out between neighbours. Auto: lookback - 1 + horizon, so that no bar serves both sides.',
        input: { type: 'autoOrInteger' },
      },
    ],
  },
  {
    id: 'model',
    title: 'Model',
    summary: 'A stacked LSTM with dropout and a dense head that says P(up).',
    fields: [
      {
        path: 'model.layers',
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
        label: 'Dropout',
        unit: 'share',
        help: 'Share of units dropped between layers while training.',
        input: { type: 'number', step: 0.05 },
      },
    ],
  },
  {
    id: 'training',
    title: 'Training',
    summary: 'Adam on the log loss, stopped early; the weights of the best epoch are kept.',
    fields: [
      {
        path: 'training.epochs',
        label: 'Epochs, at most',
        help: 'Passes over the training rows.',
        input: { type: 'integer', step: 10 },
      },
      {
        path: 'training.patience',
        label: 'Patience',
        unit: 'epochs',
        help: 'Without a better validation loss before it stops.',
        input: { type: 'integer' },
      },
      {
        path: 'training.batch',
        label: 'Batch',
        unit: 'rows',
        help: 'Rows in one update.',
        input: { type: 'integer', step: 16 },
      },
      {
        path: 'training.learningRate',
        label: 'Learning rate',
        help: 'Step size of Adam.',
        input: { type: 'number', step: 0.0005 },
      },
      {
        path: 'training.clipNorm',
        label: 'Clip gradient at',
        unit: 'L2 norm',
        help: 'Largest norm of the whole gradient; off never clips.',
        input: { type: 'number', step: 0.5, emptyMeansNull: 'Off' },
      },
      {
        path: 'training.classWeights',
        label: 'Class weights',
        help: 'Balanced gives ups and downs the same total weight.',
        input: {
          type: 'choice',
          choices: [
            { value: 'none', label: 'None' },
            { value: 'balanced', label: 'Balanced' },
          ],
        },
      },
    ],
  },
  {
    id: 'decision',
    title: 'Decision',
    summary: 'From probability to position. A signal of one bar is filled at the open of the next.',
    fields: [
      {
        path: 'decision.long',
        label: 'Long above',
        unit: 'P(up)',
        help: 'Holds a long position while P(up) is above this.',
        input: { type: 'number', step: 0.01 },
      },
      {
        path: 'decision.short',
        label: 'Short below',
        unit: 'P(up)',
        help: 'Holds a short position while P(up) is below this; off never goes short.',
        input: { type: 'number', step: 0.01, emptyMeansNull: 'Off' },
      },
    ],
  },
  {
    id: 'costs',
    title: 'Costs',
    summary: 'Taken from the traded amount on every fill, so twice for a round trip.',
    fields: [
      {
        path: 'costs.commissionBp',
        label: 'Commission',
        unit: 'bp a side',
        help: 'Basis points: 1 bp is 0.01 %.',
        input: { type: 'number', step: 0.5 },
      },
      {
        path: 'costs.slippageBp',
        label: 'Slippage',
        unit: 'bp a side',
        help: 'How much worse than the open a fill is.',
        input: { type: 'number', step: 0.5 },
      },
    ],
  },
  {
    id: 'execution',
    title: 'Seed and device',
    summary: 'The same spec, data, seed and device give the same weights, bit for bit.',
    fields: [
      {
        path: 'seed',
        label: 'Seed',
        help: 'Decides initial weights, dropout and the order of batches.',
        input: { type: 'integer' },
      },
      {
        path: 'device',
        label: 'Device',
        help: 'Auto takes the best that is there; the run records which.',
        input: {
          type: 'choice',
          choices: [
            { value: 'auto', label: 'Auto' },
            { value: 'native', label: 'CPU, native' },
            { value: 'tensorflow', label: 'TensorFlow.js' },
          ],
        },
      },
    ],
  },
];

function share(path: string, label: string, help: string): SpecField {
  return { path, label, unit: 'share', help, input: { type: 'number', step: 0.05 } };
}

const fields = new Map(specSections.flatMap((section) => section.fields.map((field) => [field.path, field])));

/** The field at a path of the spec; none where the form has none, such as for a feature. */
export const specField = (path: string): SpecField | undefined => fields.get(path);

const labels = new Map([
  ['name', 'Name'],
  ...specSections.flatMap((section) => [
    [section.id, section.title] as const,
    ...section.fields.map((field) => [field.path, `${section.title} · ${field.label}`] as const),
  ]),
]);

/** A path of the spec in the form's words: `Training · Batch`; the path itself where the form has none. */
export function specLabel(path: string): string {
  const parameter = /^features\.(\d+)\.(.+)$/.exec(path);
  if (parameter !== null) return `Features · ${Number(parameter[1]) + 1} · ${parameter[2]}`;
  if (path.startsWith('features.')) return `Features · ${path.slice('features.'.length)}`;
  return labels.get(path) ?? path;
}
