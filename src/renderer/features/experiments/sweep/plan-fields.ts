import { isOneOf, type SpecField, type SpecSection } from '../fields/field';

const learns = isOneOf('sweep.sampler.kind', 'tpe');
const breeds = isOneOf('sweep.sampler.kind', 'nsga2', 'cmaes');
const prunes = isOneOf('sweep.pruner.kind', 'median', 'asha', 'hyperband');

export const samplerField: SpecField = {
  path: 'sweep.sampler.kind',
  label: 'Sampler',
  help: 'How the next trial is chosen.',
  input: {
    type: 'choice',
    choices: [
      {
        value: 'tpe',
        label: 'TPE',
        help: 'Learns where good trials lie and tries more of the like. The usual choice, also with conditions and words.',
      },
      {
        value: 'cmaes',
        label: 'CMA-ES',
        help: 'Moves and shapes a cloud of trials. Good where mostly numbers are searched, with a hundred trials or more.',
      },
      {
        value: 'nsga2',
        label: 'NSGA-II',
        help: 'Breeds trials of generation after generation. For two objectives: finds what can only be had at the cost of the other.',
      },
      {
        value: 'sobol',
        label: 'Sobol',
        help: 'Covers the space evenly without learning. Good for a first look at what matters.',
      },
      {
        value: 'random',
        label: 'Random',
        help: 'Draws each trial by itself. What every other sampler has to beat.',
      },
      {
        value: 'grid',
        label: 'Grid',
        help: 'Every combination there is, once, in a drawn order; ranges of real numbers need steps.',
      },
    ],
  },
};

export const samplerSettings: readonly SpecField[] = [
  {
    path: 'sweep.sampler.startup',
    label: 'At random first',
    unit: 'trials',
    help: 'Before it begins to learn.',
    input: { type: 'integer' },
    when: learns,
  },
  {
    path: 'sweep.sampler.population',
    label: 'Generation',
    unit: 'trials',
    help: 'Trials that are judged together. Auto follows from the numbers swept, or is 50 for NSGA-II.',
    input: { type: 'integer', emptyMeansNull: 'Auto' },
    when: breeds,
  },
];

export const prunerFields: readonly SpecField[] = [
  {
    path: 'sweep.pruner.kind',
    label: 'Pruner',
    help: 'Which trials are stopped before their end.',
    input: {
      type: 'choice',
      choices: [
        { value: 'none', label: 'None', help: 'Every trial is trained to its end.' },
        {
          value: 'median',
          label: 'Median',
          help: 'Stops a trial whose validation loss is worse than the median of the others at the same epoch.',
        },
        {
          value: 'asha',
          label: 'ASHA',
          help: 'At each rung only the best part of all trials so far goes on.',
        },
        {
          value: 'hyperband',
          label: 'Hyperband',
          help: 'Several such ladders, from strict to lenient, so that slow starters have a chance.',
        },
      ],
    },
  },
  {
    path: 'sweep.pruner.startup',
    label: 'Spare the first',
    unit: 'trials',
    help: 'That end before any is stopped.',
    input: { type: 'integer' },
    when: isOneOf('sweep.pruner.kind', 'median'),
  },
  {
    path: 'sweep.pruner.warmUp',
    label: 'Train at least',
    unit: 'epochs',
    help: 'Before a trial may be stopped.',
    input: { type: 'integer' },
    when: prunes,
  },
  {
    path: 'sweep.pruner.reduction',
    label: 'One goes on in',
    unit: 'trials',
    help: 'At each rung.',
    input: { type: 'integer' },
    when: isOneOf('sweep.pruner.kind', 'asha', 'hyperband'),
  },
];

export const budgetFields: readonly SpecField[] = [
  {
    path: 'sweep.budget.trials',
    label: 'Trials, at most',
    help: 'More can be added later.',
    input: { type: 'integer', step: 50, emptyMeansNull: 'No limit' },
  },
  {
    path: 'sweep.budget.hours',
    label: 'Hours, at most',
    help: 'Then the same plan gives other trials on another day.',
    input: { type: 'number', emptyMeansNull: 'No limit' },
  },
  {
    path: 'sweep.budget.patience',
    label: 'Give up after',
    unit: 'trials',
    help: 'Without a better one.',
    input: { type: 'integer', step: 10, emptyMeansNull: 'Never' },
  },
];

export const chanceFields: readonly SpecField[] = [
  {
    path: 'sweep.seeds',
    label: 'Seeds a trial',
    unit: 'models a fold',
    help: 'A trial is judged by their mean.',
    input: { type: 'integer' },
  },
  {
    path: 'sweep.lag',
    label: 'Trials at once',
    help: 'A trial learns nothing from so many before it; so the trials are the same however many run at once.',
    input: { type: 'integer' },
  },
  {
    path: 'sweep.seed',
    label: 'Seed of the search',
    help: 'The same plan and seed give the same trials.',
    input: { type: 'integer' },
  },
];

export const planFields: readonly SpecField[] = [
  samplerField,
  ...samplerSettings,
  ...prunerFields,
  ...budgetFields,
  ...chanceFields,
];

/** Stands in the form alone: a run has no plan. */
export const sweepSection: SpecSection = {
  id: 'sweep',
  title: 'Sweep',
  summary: 'Tries many versions of the experiment and judges them on validation rows alone.',
  fields: planFields,
};
