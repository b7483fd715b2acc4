import type { Cell } from '@shared/run-table';
import { formatAgo, formatDuration, formatNumber, formatRatio } from '../../../../ui/format';
import { deflatedHelp } from '../../honesty/DeflatedCell';
import { plainText } from './cell-text';

/** What is known of a run beside the fields of its experiment and the figures of its splits. */
interface Fact {
  readonly title: string;
  readonly help?: string;
  readonly width: number;
  readonly format?: (value: Cell) => string;
}

const number =
  (format: (value: number) => string) =>
  (value: Cell): string =>
    typeof value === 'number' ? format(value) : plainText(value);

const moment = (title: string, help?: string): Fact => ({
  title,
  ...(help === undefined ? {} : { help }),
  width: 92,
  format: number((time) => formatAgo(time, Date.now())),
});

const facts: Readonly<Record<string, Fact>> = {
  id: { title: 'Number', width: 72 },
  name: { title: 'Name', width: 250 },
  state: { title: 'State', width: 98 },
  series: { title: 'Series', width: 100 },
  tag: { title: 'Tags', width: 120 },
  tags: { title: 'Tags', width: 120 },
  note: { title: 'Note', width: 200 },
  experiment: { title: 'Experiment', width: 160 },
  createdAt: moment('Created'),
  startedAt: moment('Started'),
  endedAt: moment('Ended'),
  seconds: {
    title: 'Duration',
    help: 'Spent training and judging, without waiting.',
    width: 86,
    format: number(formatDuration),
  },
  bestEpoch: { title: 'Best epoch', help: 'Epoch whose weights were kept, of the last model.', width: 92 },
  epochs: { title: 'Epochs', help: 'Epochs that the last model was trained for.', width: 76 },
  seeds: {
    title: 'Seeds',
    help: 'Models trained of each fold. Figures of several are their mean ± s.d., and runs are sorted by the mean.',
    width: 68,
  },
  folds: { title: 'Folds', help: 'Times that it was trained anew and tested on later rows.', width: 68 },
  device: { title: 'Device', width: 130 },
  parameters: { title: 'Parameters', help: 'Weights of one model.', width: 96, format: number(formatNumber) },
  sweep: { title: 'Sweep', help: 'The sweep that it was taken from.', width: 140 },
  trial: { title: 'Trial', help: 'Number of the trial that it was made of.', width: 68 },
  repeats: { title: 'Repeats', help: 'The run that it repeats.', width: 76 },
  pinned: { title: 'Pinned', width: 76 },
  archived: { title: 'Archived', width: 84 },
  dataHash: { title: 'Data hash', help: 'Of the bars and joined series as it saw them.', width: 110 },
  weightsHash: { title: 'Weights hash', help: 'Of the weights of its newest model.', width: 110 },
  appVersion: { title: 'Longshort', help: 'Version that it was made with.', width: 92 },
  problem: { title: 'Problem', help: 'Why it failed or was interrupted.', width: 240 },
  'test.deflated': {
    title: 'DSR',
    help: `Deflated Sharpe ratio. ${deflatedHelp} It moves with every trial on the same data, so it is computed for the runs on screen alone and cannot be sorted by.`,
    width: 54,
    format: number(formatRatio),
  },
};

export const factOf = (key: string): Fact | undefined => facts[key];
