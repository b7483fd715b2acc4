import type { Cell } from '@shared/run-table';
import { specLabel } from '../../../experiments/spec-fields';
import { type SplitMetric, splitMetrics } from '../../metrics';
import { plainText } from './cell-text';
import { factOf } from './run-facts';

export type ColumnGroup = 'run' | 'experiment' | 'test' | 'validation' | 'train';

/** What a column is called and how its values are written. */
export interface ColumnWords {
  readonly key: string;
  readonly group: ColumnGroup;
  /** Small, above the title: the split of a figure, the section of a field. */
  readonly section: string | null;
  readonly title: string;
  readonly help: string | undefined;
  /** Of figures; a deviation is written as its figure is. */
  readonly metric: SplitMetric | null;
  /** Whether it is the deviation over the seeds of another column. */
  readonly isDeviation: boolean;
  readonly width: number;
  /** With the deviation over the seeds behind the figure, and that alone. */
  readonly spreadWidth: number;
  readonly deviationWidth: number;
  readonly format: (value: Cell) => string;
}

export const groupTitles: Readonly<Record<ColumnGroup, string>> = {
  run: 'Run',
  experiment: 'Experiment fields',
  test: 'Test',
  validation: 'Validation',
  train: 'Training',
};

const metrics = new Map(splitMetrics.map((metric) => [metric.id, metric]));
const known = new Map<string, ColumnWords>();

/** A column in words; of a key that nothing is known of, the key itself. */
export function wordsOf(key: string): ColumnWords {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = splitWords(key) ?? factWords(key) ?? fieldWords(key);
  known.set(key, made);
  return made;
}

/** `Test Sharpe`, `Model · Hidden units`, `Started`. */
export function fullTitle({ section, title }: ColumnWords): string {
  if (section === null) return title;
  return section in splitSections ? `${section} ${lowerFirst(title)}` : `${section} · ${title}`;
}

/** The column of the deviation over the seeds of a figure. */
export const deviationKey = (key: string): string => `${key}.sd`;

/** Whether the deviation over the seeds can stand behind it. */
export function hasDeviation(key: string): boolean {
  const { metric, isDeviation } = wordsOf(key);
  return metric !== null && !isDeviation;
}

const splitSections: Readonly<Record<string, ColumnGroup>> = {
  Test: 'test',
  Validation: 'validation',
  Training: 'train',
};

/** Figures of buying and holding over the same split have the names of the account's below it. */
const HOLDING = 'buyAndHold.';

function splitWords(key: string): ColumnWords | null {
  const match = /^(test|validation|train)\.(.+?)(\.sd)?$/.exec(key);
  if (match === null) return null;
  const group = match[1] as 'test' | 'validation' | 'train';
  const section = groupTitles[group];
  const isDeviation = match[3] !== undefined;
  const own = factOf(key);
  if (own !== undefined) return { ...factBase(key, own), group, section };
  const isOfHolding = match[2]!.startsWith(HOLDING);
  const metric = metrics.get(isOfHolding ? match[2]!.slice(HOLDING.length) : match[2]!);
  if (metric === undefined) return { ...fieldWords(key), group, section, title: match[2]! };
  const label = isOfHolding ? `Buy and hold ${lowerFirst(metric.label)}` : metric.label;
  return {
    key,
    group,
    section,
    title: isDeviation ? `${label} s.d.` : label,
    help: isDeviation ? `Standard deviation over the seeds. ${metric.help}` : metric.help,
    metric,
    isDeviation,
    ...widthsOf(metric, label, isDeviation),
    format: (value) => (typeof value === 'number' ? metric.format(value) : plainText(value)),
  };
}

/** Padding of a cell, both sides. */
const PADDING = 16;
/** Of a digit at 13 pixels and, of a deviation, at 12; of a letter of a title, whose arrow takes some more. */
const DIGIT = 8.3;
const SMALL_DIGIT = 6.9;
const LETTER = 6.5;
const ARROW = 14;

/** Wide enough for a negative figure in the metric's format, for the deviation behind it, and for the title. */
function widthsOf(metric: SplitMetric, label: string, isDeviation: boolean) {
  const least = PADDING + ARROW + (label.length + (isDeviation ? 5 : 0)) * LETTER;
  const figure = PADDING + metric.format(-0.1234).length * DIGIT;
  const deviationWidth = Math.round((metric.format(0.1234).length + 2) * SMALL_DIGIT);
  return {
    width: Math.round(Math.max(least, figure)),
    spreadWidth: Math.round(Math.max(least, figure + 5 + deviationWidth)),
    deviationWidth,
  };
}

function factWords(key: string): ColumnWords | null {
  const fact = factOf(key);
  return fact === undefined ? null : factBase(key, fact);
}

function factBase(key: string, fact: NonNullable<ReturnType<typeof factOf>>): ColumnWords {
  const { title, help, width, format = plainText } = fact;
  return {
    key,
    group: 'run',
    section: null,
    title,
    help,
    metric: null,
    isDeviation: false,
    width,
    format,
    ...noSpread(width),
  };
}

function fieldWords(key: string): ColumnWords {
  const label = specLabel(key);
  const [section, ...rest] = label.split(' · ');
  const title = rest.length === 0 ? label : rest.join(' · ');
  const width = Math.round(Math.min(180, Math.max(80, PADDING + ARROW + title.length * LETTER)));
  return {
    key,
    group: 'experiment',
    section: rest.length === 0 ? null : section!,
    title,
    help: `Field ${key} of the experiment.`,
    metric: null,
    isDeviation: false,
    width,
    ...noSpread(width),
    format: plainText,
  };
}

const noSpread = (width: number) => ({ spreadWidth: width, deviationWidth: 0 });

function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) && !/^(Sharpe|Matthews|Brier|Pinball)/.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}
