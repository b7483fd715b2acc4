import type { Entry } from './entry';

/** How runs are compared, and how they leave a workspace and come into one. */
export const sideBySide: readonly Entry[] = [
  {
    name: 'Compare',
    text: 'Two to twenty runs on one page: their accounts on one time axis, the fields in which they differ, every figure with its deviation over the seeds. The best of a row is marked; of what runs said of the market only where all have the same label. A run has one colour everywhere; of several with the same one the second is dashed and the third dotted.',
  },
  {
    name: 'Paired tests',
    text: 'Whether two runs differ by more than luck on the test bars that both have, against the run that you choose. The more runs are tested at once, the more a difference must be: p is corrected by Holm.',
  },
  {
    name: 'In common',
    text: 'Correlation of the returns, bars on which both hold the same side, trades entered at the same time. Two runs that nearly agree are one idea; adding the second brings little.',
  },
  {
    name: 'Report',
    text: 'Export of the page of comparison: one HTML file that opens anywhere without Longshort and without a network, or the charts as a PNG, both as you see them, in the light or dark theme; or the figures and differing fields as CSV or Parquet.',
  },
  {
    name: 'For another workspace',
    text: 'Export of runs and sweeps as one file, with their data if you like. Import runs and sweeps, in the menu of the workspace, takes in what is not there already, told by its content, with its lines of the trial ledger. A sweep that went on elsewhere gets the trials that it lacks here; where trials of one number came out otherwise, they are two sweeps.',
  },
  {
    name: 'For other programs',
    text: 'Predictions and trades of a run and the trials of a sweep as CSV or Parquet; a sweep as a study of Optuna in SQLite, which optuna-dashboard opens.',
  },
];
