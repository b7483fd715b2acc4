import { type Condition, isOneOf, type SpecField, type SpecSection } from './field';

const saysNumber = isOneOf('label.kind', 'return', 'simpleReturn', 'volatility');
const saysClass: Condition = (draft) => !saysNumber(draft);

const rhythm: readonly SpecField[] = [
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
];

const loss: readonly SpecField[] = [
  {
    path: 'training.loss',
    label: 'Loss',
    help: 'What training makes small.',
    input: {
      type: 'choice',
      choices: [
        {
          value: 'auto',
          label: 'Auto',
          help: 'Squared error, as long as the label is the return.',
        },
        { value: 'crossEntropy', label: 'Cross-entropy', when: saysClass },
        { value: 'squared', label: 'Squared error', help: 'Forecasts the mean; outliers weigh heavily.' },
        {
          value: 'huber',
          label: 'Huber',
          help: 'Squared near the forecast, linear beyond: outliers weigh less.',
        },
        {
          value: 'gaussian',
          label: 'Gaussian likelihood',
          help: 'Forecasts mean and variance, so every forecast comes with a band of 80%.',
        },
        {
          value: 'quantile',
          label: 'Quantiles',
          help: 'Forecasts the quantiles beside; the median is the forecast, the outermost its band.',
        },
      ],
    },
    when: saysNumber,
  },
  {
    path: 'training.huberDelta',
    label: 'Huber delta',
    unit: 's.d.',
    help: 'Where squared turns into linear, in standard deviations of the training returns.',
    input: { type: 'number', step: 0.25 },
    when: (draft) => saysNumber(draft) && isOneOf('training.loss', 'huber')(draft),
  },
  {
    path: 'training.quantiles',
    label: 'Quantiles',
    unit: 'shares',
    help: 'Ascending, with commas between them, 0.5 and both its sides among them.',
    input: { type: 'numbers' },
    when: (draft) => saysNumber(draft) && isOneOf('training.loss', 'quantile')(draft),
  },
];

const optimizer: readonly SpecField[] = [
  {
    path: 'training.optimizer',
    label: 'Optimizer',
    help: 'How gradients become updates.',
    input: {
      type: 'choice',
      choices: [
        {
          value: 'adam',
          label: 'Adam',
          help: 'Steps scaled by the running mean and variance of the gradient.',
        },
        { value: 'adamw', label: 'AdamW', help: 'Adam with weight decay apart from the gradient.' },
        { value: 'rmsprop', label: 'RMSprop', help: 'Steps scaled by the running size of the gradient.' },
        { value: 'sgd', label: 'SGD', help: 'Plain gradient steps with momentum; wants a higher rate.' },
      ],
    },
  },
  {
    path: 'training.learningRate',
    label: 'Learning rate',
    help: 'Step size, before the schedule.',
    input: { type: 'number', step: 0.0005 },
  },
  {
    path: 'training.momentum',
    search: { low: 0.5, high: 0.99 },
    label: 'Momentum',
    unit: 'share',
    help: 'Share of the last update that goes into the next.',
    input: { type: 'number', step: 0.05 },
    when: isOneOf('training.optimizer', 'sgd'),
  },
  {
    path: 'training.classWeights',
    label: 'Class weights',
    help: 'Balanced gives every class the same total weight.',
    input: {
      type: 'choice',
      choices: [
        { value: 'none', label: 'None' },
        { value: 'balanced', label: 'Balanced' },
      ],
    },
    when: saysClass,
  },
];

const advanced: readonly SpecField[] = [
  {
    path: 'training.schedule',
    label: 'Schedule',
    help: 'How the learning rate moves.',
    input: {
      type: 'choice',
      choices: [
        { value: 'constant', label: 'Constant', help: 'The learning rate stays as it is.' },
        { value: 'cosine', label: 'Cosine', help: 'The learning rate falls to 0 along half a cosine.' },
        {
          value: 'plateau',
          label: 'Plateau',
          help: 'The learning rate is cut whenever the validation loss stops falling.',
        },
      ],
    },
  },
  {
    path: 'training.plateauPatience',
    label: 'Cut after',
    unit: 'epochs',
    help: 'Without a better validation loss before the rate is cut. Below the patience, or it never is.',
    input: { type: 'integer' },
    when: isOneOf('training.schedule', 'plateau'),
  },
  {
    path: 'training.plateauFactor',
    search: { low: 0.1, high: 0.8 },
    label: 'Cut to',
    unit: 'share',
    help: 'What the rate is multiplied by.',
    input: { type: 'number', step: 0.1 },
    when: isOneOf('training.schedule', 'plateau'),
  },
  {
    path: 'training.warmUp',
    label: 'Warm-up',
    unit: 'epochs',
    help: 'Over which the rate climbs to its full size, update by update.',
    input: { type: 'integer' },
  },
  {
    path: 'training.weightDecay',
    search: { low: 0.000001, high: 0.01, log: true },
    label: 'Weight decay',
    help: 'Pulls weights towards 0: an L2 penalty, with AdamW a share of the weight itself.',
    input: { type: 'number', step: 0.001 },
  },
  {
    path: 'training.clipNorm',
    search: { low: 0.1, high: 10, log: true },
    label: 'Clip gradient at',
    unit: 'L2 norm',
    help: 'Largest norm of the whole gradient; off never clips.',
    input: { type: 'number', step: 0.5, emptyMeansNull: 'Off' },
  },
  {
    path: 'training.labelSmoothing',
    search: { low: 0, high: 0.2 },
    label: 'Label smoothing',
    unit: 'share',
    help: 'Share of each label spread evenly over all classes, against overconfidence.',
    input: { type: 'number', step: 0.05 },
    when: saysClass,
  },
];

export const trainingSection: SpecSection = {
  id: 'training',
  title: 'Training',
  summary: 'Stopped early on the validation loss; the weights of the best epoch are kept.',
  fields: [
    ...rhythm,
    ...loss,
    ...optimizer,
    ...advanced.map((field): SpecField => ({ ...field, isAdvanced: true })),
  ],
};
