import { assertNever } from '@shared/errors';
import type { Dimension } from '@shared/sweep-plan';
import type { TrialRow } from '@shared/sweeps';
import { formatDuration, formatNumber, NOT_AVAILABLE } from '../../../ui/format';
import { choicesOf } from '../model/dimension-words';
import { objectiveWords } from '../model/objective-words';
import type { SweepView } from '../model/sweep-view';
import { objectiveValue } from '../model/trial-values';
import { objectiveColumn } from './trial-cells';

/** A column of the table of trials. */
export interface TrialColumn {
  readonly id: string;
  readonly title: string;
  /** More on the title, under the mouse. */
  readonly help?: string;
  readonly width: number;
  readonly isFigure: boolean;
  /** What it is sorted by; null stands last either way. */
  readonly keyOf: (trial: TrialRow) => number | string | null;
  readonly textOf: (trial: TrialRow) => string;
}

const figure = (
  id: string,
  title: string,
  keyOf: (trial: TrialRow) => number | null,
  format: (value: number | null) => string,
  more: Partial<TrialColumn> = {},
): TrialColumn => ({
  id,
  title,
  width: widthOf(title, 7),
  isFigure: true,
  keyOf,
  textOf: (trial) => format(keyOf(trial)),
  ...more,
});

/** Wide enough for the title, which may have an arrow behind it, and for so many digits. */
function widthOf(title: string, digits: number): number {
  return Math.min(220, Math.round(22 + Math.max(14 + title.length * 6.3, digits * 7)));
}

/** Letters that the longest value of a dimension takes. */
function lettersOf(dimension: Dimension): number {
  switch (dimension.kind) {
    case 'int':
      return Math.max(...[dimension.low, dimension.high].map((end) => formatNumber(end).length));
    case 'float':
      return dimension.log ? 9 : 7;
    case 'choice':
    case 'toggle':
      return Math.max(...choicesOf(dimension).map(([, text]) => text.length));
    default:
      return assertNever(dimension);
  }
}

const stateOrder = { running: 0, done: 1, pruned: 2, failed: 3 } as const;

/** What state and values take together where a sentence on what failed stands in their place. */
const REASON_WIDTH = 290;

/** Number, state, values, dimensions, the figures asked for, and what the trial took. */
export function trialColumns(
  {
    objectives,
    dimensions,
    sweep,
    counts,
  }: Pick<SweepView, 'objectives' | 'dimensions' | 'sweep' | 'counts'>,
  figures: readonly string[],
): readonly TrialColumn[] {
  const values = objectives.map(({ index, words }) =>
    figure(
      objectiveColumn(index),
      words.title,
      (trial) => objectiveValue(trial, index),
      (value) => words.format(value),
      { help: 'The objective: mean over folds and seeds on validation rows, with its penalty.' },
    ),
  );
  const stateWidth = sweep.spec.sweep?.pruner.kind === 'none' ? 76 : 128;
  const left = REASON_WIDTH - values.reduce((sum, { width }) => sum + width, 0);
  return [
    figure('number', 'Trial', ({ number }) => number, formatNumber, { width: 68 }),
    {
      id: 'state',
      title: 'State',
      width: counts.failed > 0 ? Math.max(stateWidth, left) : stateWidth,
      isFigure: false,
      keyOf: ({ state }) => stateOrder[state],
      textOf: stateText,
    },
    ...values,
    ...dimensions.map(({ path, title, dimension, textOf: written }): TrialColumn => {
      const isNumber = dimension.kind === 'int' || dimension.kind === 'float';
      return {
        id: path,
        title,
        help: path,
        width: widthOf(title, lettersOf(dimension)),
        isFigure: isNumber,
        keyOf: ({ proposal }) => sortable(proposal[path]),
        textOf: ({ proposal }) => written(proposal[path]),
      };
    }),
    ...figures.map((metric) => {
      const words = objectiveWords(metric, sweep.spec);
      return figure(
        `figure.${metric}`,
        words.title,
        ({ figures: known }) => known[metric]?.mean ?? null,
        (value) => words.format(value),
        {
          width: 148,
          help: 'Mean over folds and seeds on validation rows, with its deviation.',
          textOf: ({ figures: known }) => {
            const own = known[metric];
            if (own === undefined) return NOT_AVAILABLE;
            const spread = own.count > 1 && own.sd !== null ? ` ± ${words.format(own.sd)}` : '';
            return `${words.format(own.mean)}${spread}`;
          },
        },
      );
    }),
    figure('epochs', 'Epochs', ({ epochs }) => epochs, formatNumber, {
      help: 'Trained by all its models.',
    }),
    figure('seconds', 'Time', ({ seconds }) => seconds, formatDuration),
    figure('parameters', 'Weights', ({ parameterCount }) => parameterCount, formatNumber),
    figure('worker', 'Worker', ({ worker }) => worker + 1, formatNumber),
  ];
}

function stateText({ state, prunedAt }: TrialRow): string {
  return state === 'pruned' && prunedAt !== null ? `pruned, ${prunedAt.unit} ${prunedAt.step}` : state;
}

function sortable(value: TrialRow['proposal'][string] | undefined): number | string | null {
  if (value === undefined) return null;
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Every figure that any trial has. */
export function figuresOf(trials: readonly TrialRow[]): readonly string[] {
  const names = new Set<string>();
  // Those of one trial are as a rule those of all: some from both ends tell.
  for (const trial of [...trials.slice(0, 200), ...trials.slice(-200)])
    for (const name of Object.keys(trial.figures)) names.add(name);
  return [...names];
}
