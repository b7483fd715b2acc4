import type { BaselineKind } from '@shared/baselines';
import type { ChartAsk, ChartPrices } from '@shared/chart';
import type { ComparisonAsk } from '@shared/comparing';
import type { FormulaQuestion } from '@shared/formulas';
import type { SplitName } from '@shared/runs';
import type { FeatureSpec } from '@shared/spec';

/** Query keys. The first part is the topic of the `changed` event, the second `list` or the id it may name. */
export const keys = {
  appInfo: ['app', 'info'],
  settings: ['settings'],
  workspace: ['workspace', 'current'],
  recentWorkspaces: ['workspace', 'recent'],

  seriesList: ['series', 'list'],
  calendars: ['calendars'],
  chart: ({ id, ...ask }: ChartAsk) => ['series', id, 'chart', ask] as const,
  indicator: (id: number, prices: ChartPrices, feature: FeatureSpec) =>
    ['series', id, 'indicator', prices, feature] as const,

  quality: (id: number) => ['series', id, 'quality'] as const,
  remedies: (id: number) => ['series', id, 'remedies'] as const,
  actions: (id: number) => ['series', id, 'actions'] as const,
  importHistory: (id: number) => ['series', id, 'imports'] as const,

  featureCatalog: ['features', 'catalog'],
  profileList: ['profiles', 'list'],
  recipeList: ['recipes', 'list'],
  /** Depends on the data too, as `specCheck` does. */
  featureReport: (spec: unknown) => ['analysis', 'report', spec] as const,
  featureDetails: (spec: unknown, index: number) => ['analysis', 'details', spec, index] as const,
  /** Of the text alone: no change of the workspace makes it stale. */
  formulaHelp: (question: FormulaQuestion) => ['formulas', 'help', question] as const,

  replications: ['replications'],
  experimentList: ['experiments', 'list'],
  experiment: (id: number) => ['experiments', id, 'detail'] as const,
  /** Lives under `series` too, since what a spec would do depends on the data it names. */
  specCheck: (spec: unknown) => ['specCheck', spec] as const,
  planCheck: (spec: unknown) => ['specCheck', 'plan', spec] as const,
  firstUse: (data: unknown) => ['specCheck', 'firstUse', data] as const,

  runsOf: (experimentId: number) => ['runs', 'list', 'of', experimentId] as const,
  runsThere: (ids: readonly number[]) => ['runs', 'list', 'there', ids] as const,
  runSummaries: (ids: readonly number[]) => ['runs', 'list', 'summaries', ids] as const,
  run: (id: number) => ['runs', id, 'detail'] as const,
  curves: (id: number) => ['runs', id, 'curves'] as const,
  runReport: (id: number) => ['runs', id, 'report'] as const,
  runAudit: (id: number) => ['runs', id, 'audit'] as const,
  runDifferences: (id: number) => ['runs', id, 'differences'] as const,
  runBaselines: (id: number) => ['runs', id, 'baselines'] as const,
  runResult: (id: number, split: SplitName) => ['runs', id, 'result', split] as const,
  baselineResult: (id: number, baseline: BaselineKind) => ['runs', id, 'baselineResult', baseline] as const,
  runLog: (id: number) => ['runs', id, 'log'] as const,
  comparison: (ids: readonly number[]) => ['runs', 'compare', ids] as const,
  /** What is told of many runs at once: stale with any of them. */
  runTable: (ask: unknown, stretch: number) => ['runs', 'table', ask, stretch] as const,
  runColumns: (archived: boolean) => ['runs', 'columns', archived] as const,
  runIds: (ask: unknown) => ['runs', 'ids', ask] as const,
  viewList: ['views', 'list'],
  pickable: (search: string) => ['runs', 'list', 'pick', search] as const,
  allCourses: ['runs', 'courses'],
  courses: (ask: ComparisonAsk) => ['runs', 'courses', ask] as const,
  pairedTests: (ids: readonly number[], reference: number) => ['runs', 'tests', ids, reference] as const,

  sweepList: ['sweeps', 'list'],
  sweep: (id: number) => ['sweeps', id, 'detail'] as const,
  sweepTrialSpec: (id: number, number: number) => ['sweepFigures', id, 'spec', number] as const,
  sweepTrialRecord: (id: number, number: number) => ['sweepFigures', id, 'record', number] as const,
  /** Apart from `sweeps`: grown by news, never fetched whole again. */
  sweepTrials: (id: number) => ['trials', id] as const,
  /** Computed from the trials that have ended, so many of them. */
  sweepFigure: (id: number, what: string, ended: number, ask: unknown = null) =>
    ['sweepFigures', id, what, ask, ended] as const,

  /** Of a run; moves with every trial, whichever run made it. */
  honesty: (id: number) => ['ledger', id, 'honesty'] as const,
  honestyOf: (ids: string) => ['ledger', 'list', 'runs', ids] as const,
  vaultList: ['vaults', 'list'],

  jobs: ['jobs', 'list'],
  devices: ['devices', 'list'],
  deviceSpeeds: ['devices', 'speeds'],
} as const;
