import type { Entry } from './entry';

/** How thousands of runs are searched, grouped and tidied. */
export const manyRuns: readonly Entry[] = [
  {
    name: 'Filter',
    text: 'Words that stand alone are looked for in name, tags, series, state, device and note. A test is a field, a sign and a value. Tests and words side by side must all hold, as with and; or, not and brackets do what they say. Press / to write one, Ctrl+Space for what may stand at the cursor; what is wrong is underlined. While a query is wrong or half typed the rows of the one before stay; Enter ends it.',
    formula: 'model.hidden >= 64 and (test.sharpe > 0.5 or tag:fx) not note ~ "too few"',
  },
  {
    name: 'Fields of a filter',
    text: 'Everything that can be a column: fields of the experiment as its JSON names them (training.learningRate, or learningRate alone where no other ends so), figures by their split (test.maxDrawdown, validation.logLoss; of several seeds their mean, with .sd behind it the deviation), and of the run itself name, state, series, tag, note, experiment, sweep, createdAt, seconds, bestEpoch, device and more. is:done, is:pinned and is:archived are short for states.',
  },
  {
    name: 'Signs and values',
    text: '= and != compare anything, <, <=, > and >= numbers and times, ~ and !~ ask whether a text contains another, : whether a list has a tag or a text contains a word; letter case aside. Numbers may be written 20%, 10k or 1e-3, times 2026, 2026-11 or 2026-11-01T09:30, durations 90s or 2h; age < 7d finds what was made within a week. n/a stands for undefined: test.sharpe = n/a, and so does "": note = "". Values with blanks go in quotes.',
  },
  {
    name: 'Groups',
    text: 'Runs with the same values of any fields in one row. All but the seed puts together what differs in nothing else, and names each group by what tells it from the others. A cell of a group shows the mean ± s.d. over its runs, and the least and the greatest in its title; of what is no number, what all its runs share. Hidden runs still count, and sorting goes by the means.',
  },
  {
    name: 'Columns',
    text: 'Any field and figure. Drag a header to move it, or use Alt and the arrow keys; drag its right end to resize it, double click that to undo. Figures of several seeds are their mean with ± s.d. behind; the best epoch is that whose weights were kept. The deflated Sharpe ratio moves with every trial, so it is computed for the rows on screen alone.',
  },
  {
    name: 'View',
    text: 'Filter, order, groups and columns, kept by name in the workspace. The look that you left is there at the next start, saved or not.',
  },
  {
    name: 'Pin, hide, archive, delete',
    text: 'A pinned run stands first in every order. A hidden one is off the table in this window alone. An archived one is kept and left out until Archived is switched on. A deleted one is gone, though the trial ledger remembers it. Each can be undone from its notification, for any number of runs.',
  },
];
