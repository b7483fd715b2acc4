import type { BaselineKind } from '@shared/baselines';
import type { ChartAsk, ChartPrices } from '@shared/chart';
import type { ComparisonAsk } from '@shared/comparing';
import type { CallInput, CallName, CallOutput } from '@shared/contract';
import type { AppError } from '@shared/errors';
import type { FormulaQuestion } from '@shared/formulas';
import type { RunHonesty } from '@shared/honesty';
import type { SplitName } from '@shared/runs';
import type { ExperimentSpec, FeatureSpec } from '@shared/spec';
import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  type UseQueryResult,
  useIsFetching,
  usePrefetchQuery,
  useQuery,
} from '@tanstack/react-query';
import { call } from './client';
import { keys } from './keys';
import { fetchTrials, type KnownTrials } from './sweep-trials';

type Answer<K extends CallName> = UseQueryResult<CallOutput<K>, AppError>;

export const useAppInfo = (): Answer<'app.info'> =>
  useQuery({ queryKey: keys.appInfo, queryFn: () => call('app.info', {}) });

export const useSettings = (): Answer<'settings.get'> =>
  useQuery({ queryKey: keys.settings, queryFn: () => call('settings.get', {}) });

export const useWorkspace = (): Answer<'workspace.current'> =>
  useQuery({ queryKey: keys.workspace, queryFn: () => call('workspace.current', {}) });

export const useRecentWorkspaces = (): Answer<'workspace.recent'> =>
  useQuery({ queryKey: keys.recentWorkspaces, queryFn: () => call('workspace.recent', {}) });

export const useSeriesList = (): Answer<'series.list'> =>
  useQuery({ queryKey: keys.seriesList, queryFn: () => call('series.list', {}) });

/** Splits and dividends that are recorded for a series. */
export const useActions = (id: number): Answer<'series.actions'> =>
  useQuery({ queryKey: keys.actions(id), queryFn: () => call('series.actions', { id }) });

/** Every calendar of an exchange that there is. */
export const useCalendars = (): Answer<'series.calendars'> =>
  useQuery({ queryKey: keys.calendars, queryFn: () => call('series.calendars', {}) });

/** Key and fetcher of a part of a series, with the indicators that it was asked for together with. */
export const chartQuery = <T extends { readonly feature: FeatureSpec }>(
  about: Omit<ChartAsk, 'features'>,
  indicators: readonly T[],
) => {
  const ask = { ...about, features: indicators.map(({ feature }) => feature) };
  return {
    queryKey: keys.chart(ask),
    queryFn: async () => ({ detail: await call('series.chart', ask), indicators }),
    structuralSharing: false as const,
    gcTime: 20_000,
  };
};

/** Key of one indicator, and the call that has it computed, for `useQueries`. */
export const indicatorQuery = (id: number, prices: ChartPrices, feature: FeatureSpec) => ({
  queryKey: keys.indicator(id, prices, feature),
  queryFn: () => call('series.indicator', { id, prices, feature }),
  structuralSharing: false as const,
  gcTime: 60_000,
});

export const useQualityReport = (id: number): Answer<'quality.check'> =>
  useQuery({ queryKey: keys.quality(id), queryFn: () => call('quality.check', { id }), gcTime: 60_000 });

/** The newest first. */
export const useRecordedRemedies = (id: number): Answer<'quality.remedies'> =>
  useQuery({ queryKey: keys.remedies(id), queryFn: () => call('quality.remedies', { id }) });

export const useFeatureCatalog = (): Answer<'features.catalog'> =>
  useQuery({ queryKey: keys.featureCatalog, queryFn: () => call('features.catalog', {}) });

/** The answer for the place before stays until the next one is there. */
export const useFormulaHelpQuery = (question: FormulaQuestion): Answer<'formulas.help'> =>
  useQuery({
    queryKey: keys.formulaHelp(question),
    queryFn: () => call('formulas.help', question),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });

export const useReplications = (): Answer<'experiments.replications'> =>
  useQuery({ queryKey: keys.replications, queryFn: () => call('experiments.replications', {}) });

export const useRecipes = (): Answer<'recipes.list'> =>
  useQuery({ queryKey: keys.recipeList, queryFn: () => call('recipes.list', {}) });

/** Figures of the features of a spec; the rest of it may change without their being asked for anew. */
export const useFeatureReport = (spec: ExperimentSpec): Answer<'features.analyse'> =>
  useQuery({
    queryKey: keys.featureReport(analysedPart(spec)),
    queryFn: () => call('features.analyse', { spec }),
    structuralSharing: false,
    gcTime: 60_000,
  });

export const useFeatureDetails = (spec: ExperimentSpec, index: number): Answer<'features.details'> =>
  useQuery({
    queryKey: keys.featureDetails(analysedPart(spec), index),
    queryFn: () => call('features.details', { spec, index }),
    placeholderData: keepPreviousData,
    structuralSharing: false,
    gcTime: 60_000,
  });

/** What the figures of features depend on. */
function analysedPart({ data, features, label, window, split }: ExperimentSpec) {
  return { data, features, label, window, split };
}

export const useExperiments = (): Answer<'experiments.list'> =>
  useQuery({ queryKey: keys.experimentList, queryFn: () => call('experiments.list', {}) });

export const useExperiment = (id: number): Answer<'experiments.get'> =>
  useQuery({ queryKey: keys.experiment(id), queryFn: () => call('experiments.get', { id }) });

/** The check of the spec before stays until the next one is there; debounce what you pass. */
export const useSpecCheck = (spec: unknown): Answer<'experiments.check'> =>
  useQuery({
    queryKey: keys.specCheck(spec),
    queryFn: () => call('experiments.check', { spec }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

/** Named answers of the import dialog. */
export const useProfiles = (): Answer<'profiles.list'> =>
  useQuery({ queryKey: keys.profileList, queryFn: () => call('profiles.list', {}) });

/** Files that were imported into a series, the oldest first. */
export const useImportHistory = (id: number): Answer<'import.history'> =>
  useQuery({ queryKey: keys.importHistory(id), queryFn: () => call('import.history', { id }) });

/** When values of an auxiliary series are seen; debounce what you pass. */
export const useFirstUse = (data: unknown): Answer<'experiments.firstUse'> =>
  useQuery({
    queryKey: keys.firstUse(data),
    queryFn: () => call('experiments.firstUse', { data }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

/** The newest runs of an experiment, and how many there are. */
export const useRunsOf = (experimentId: number): Answer<'runs.ofExperiment'> =>
  useQuery({
    queryKey: keys.runsOf(experimentId),
    queryFn: () => call('runs.ofExperiment', { experimentId }),
  });

/** Of these runs, those that can be looked at. */
export const useRunsThere = (ids: readonly number[]): Answer<'runs.there'> =>
  useQuery({
    queryKey: keys.runsThere(ids),
    queryFn: () => (ids.length === 0 ? [] : call('runs.there', { ids: [...ids] })),
  });

/** A thousand at most; those that are deleted are left out. */
export const useRunSummaries = (ids: readonly number[]): Answer<'runs.summaries'> =>
  useQuery({
    queryKey: keys.runSummaries(ids),
    queryFn: () => (ids.length === 0 ? [] : call('runs.summaries', { ids: [...ids] })),
    placeholderData: keepPreviousData,
  });

/** Key and fetcher of one run, for `useQuery` and `useQueries`. */
export const runQuery = (id: number) => ({
  queryKey: keys.run(id),
  queryFn: () => call('runs.get', { id }),
});

export const useRun = (id: number): Answer<'runs.get'> => useQuery(runQuery(id));

/** Key and fetcher of one run's curves, for `useQuery` and `useQueries`. */
export const curvesQuery = (id: number) => ({
  queryKey: keys.curves(id),
  queryFn: () => call('runs.curves', { id }),
});

export const useCurves = (id: number): Answer<'runs.curves'> => useQuery(curvesQuery(id));

/** Null of a run without one. */
export const useRunReport = (id: number): Answer<'runs.report'> =>
  useQuery({ queryKey: keys.runReport(id), queryFn: () => call('runs.report', { id }) });

/** Null of a run that was not audited. */
export const useRunAudit = (id: number): Answer<'runs.auditReport'> =>
  useQuery({ queryKey: keys.runAudit(id), queryFn: () => call('runs.auditReport', { id }) });

/** Of a finished repeat, beside the run that it repeats. */
export const useRunDifferences = (id: number): Answer<'runs.differences'> =>
  useQuery({ queryKey: keys.runDifferences(id), queryFn: () => call('runs.differences', { id }) });

export const useRunBaselines = (id: number): Answer<'runs.baselines'> =>
  useQuery({ queryKey: keys.runBaselines(id), queryFn: () => call('runs.baselines', { id }) });

/** Key and fetcher of one run's result, for `useQuery` and `useQueries`. */
export const runResultQuery = (id: number, split: SplitName) => ({
  queryKey: keys.runResult(id, split),
  queryFn: () => call('runs.result', { id, split }),
  structuralSharing: false as const,
  gcTime: 60_000,
});

/** Likewise of a baseline of a run, which has test rows alone. */
export const baselineResultQuery = (id: number, baseline: BaselineKind) => ({
  queryKey: keys.baselineResult(id, baseline),
  queryFn: () => call('runs.baselineResult', { id, baseline }),
  structuralSharing: false as const,
  gcTime: 60_000,
});

export const useRunResult = (id: number, split: SplitName, isEnabled = true): Answer<'runs.result'> =>
  useQuery({ ...runResultQuery(id, split), enabled: isEnabled });

export const useRunLog = (id: number): Answer<'runs.log'> =>
  useQuery({ queryKey: keys.runLog(id), queryFn: () => call('runs.log', { id }) });

export const useComparison = (ids: readonly number[]): Answer<'runs.compare'> =>
  useQuery({
    queryKey: keys.comparison(ids),
    queryFn: () => call('runs.compare', { ids: [...ids] }),
    enabled: ids.length >= 2,
    placeholderData: keepPreviousData,
  });

/** Finished runs that a query finds, the newest first, with their Sharpe ratio and when they were made. */
export const usePickable = (search: string, isEnabled: boolean): Answer<'runs.table'> =>
  useQuery({
    queryKey: keys.pickable(search),
    queryFn: () =>
      call('runs.table', {
        query: search === '' ? 'state:done' : `state:done (${search})`,
        columns: ['test.sharpe', 'createdAt'],
        limit: 100,
      }),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });

/** How two or more finished runs went over a split, and what they have in common. Asked for at once, while the page is still drawn. */
export const useCourses = (ask: ComparisonAsk): Answer<'runs.comparison'> => {
  const query = {
    queryKey: keys.courses(ask),
    queryFn: () => call('runs.comparison', ask),
    structuralSharing: false as const,
    gcTime: 60_000,
  };
  usePrefetchQuery(query);
  return useQuery({ ...query, placeholderData: keepPreviousData });
};

/** Resampling takes long: it is left until the courses, which are asked for by the same page, are there. */
export const usePairedTests = (ids: readonly number[], reference: number): Answer<'runs.pairedTests'> => {
  const coursesOnTheirWay = useIsFetching({ queryKey: keys.allCourses });
  return useQuery({
    queryKey: keys.pairedTests(ids, reference),
    queryFn: () => call('runs.pairedTests', { ids: [...ids], reference }),
    enabled: ids.length >= 2 && coursesOnTheirWay === 0,
    placeholderData: keepPreviousData,
  });
};

export const useSweeps = (): Answer<'sweeps.list'> =>
  useQuery({ queryKey: keys.sweepList, queryFn: () => call('sweeps.list', {}) });

export const useSweep = (id: number): Answer<'sweeps.get'> =>
  useQuery({ queryKey: keys.sweep(id), queryFn: () => call('sweeps.get', { id }) });

/** Key and fetcher of all trials of a sweep, kept up to date by `sweep.trial`, up to ten times a second. */
export const trialsQuery = (client: QueryClient, id: number) =>
  queryOptions<KnownTrials, AppError>({
    queryKey: keys.sweepTrials(id),
    queryFn: ({ signal }) => fetchTrials(client, id, signal),
    structuralSharing: false,
    gcTime: 60_000,
  });

/** What a trial was trained with. */
export const useTrialSpec = (id: number, number: number): Answer<'sweeps.trialSpec'> =>
  useQuery({
    queryKey: keys.sweepTrialSpec(id, number),
    queryFn: () => call('sweeps.trialSpec', { id, number }),
    gcTime: 60_000,
  });

/** What came of a trial that has ended, whole. */
export const useTrialRecord = (id: number, number: number): Answer<'sweeps.trialRecord'> =>
  useQuery({
    queryKey: keys.sweepTrialRecord(id, number),
    queryFn: () => call('sweeps.trialRecord', { id, number }),
    gcTime: 60_000,
  });

/** The figure of fewer trials stays until that of more is there. */
const ofTrials = { placeholderData: keepPreviousData, structuralSharing: false, gcTime: 60_000 } as const;

/** `ended`: of how many trials; pace what you pass. */
export const useImportance = (id: number, objective: number, ended: number): Answer<'sweeps.importance'> =>
  useQuery({
    queryKey: keys.sweepFigure(id, 'importance', ended, objective),
    queryFn: () => call('sweeps.importance', { id, objective }),
    ...ofTrials,
  });

export const useContour = (
  id: number,
  ask: Omit<CallInput<'sweeps.contour'>, 'id'>,
  ended: number,
): Answer<'sweeps.contour'> =>
  useQuery({
    queryKey: keys.sweepFigure(id, 'contour', ended, ask),
    queryFn: () => call('sweeps.contour', { id, ...ask }),
    ...ofTrials,
  });

/** Trials under way tell losses between their beginning and their end: while there are any it is asked again and again. */
export const useTrialCurves = (
  id: number,
  numbers: readonly number[],
  changed: number,
  isLive: boolean,
): Answer<'sweeps.curves'> =>
  useQuery({
    queryKey: keys.sweepFigure(id, 'curves', changed, numbers),
    queryFn: () => call('sweeps.curves', { id, numbers: [...numbers] }),
    ...ofTrials,
    refetchInterval: isLive ? 2000 : false,
  });

export const useSweepHonesty = (id: number, ended: number): Answer<'sweeps.honesty'> =>
  useQuery({
    queryKey: keys.sweepFigure(id, 'honesty', ended),
    queryFn: () => call('sweeps.honesty', { id }),
    ...ofTrials,
  });

/** What stands beside the Sharpe ratio of a finished run. */
export const useHonesty = (id: number): Answer<'runs.honesty'> =>
  useQuery({ queryKey: keys.honesty(id), queryFn: () => call('runs.honesty', { id }) });

/** What stands beside the Sharpe ratios of runs, by run; of those without a result nothing. What was there before stays until it is. */
export const useHonestyOfRuns = (ids: readonly number[]): ReadonlyMap<number, RunHonesty> => {
  const sorted = ids.toSorted((a, b) => a - b);
  const query = useQuery({
    queryKey: keys.honestyOf(sorted.join()),
    queryFn: async () =>
      new Map((await call('ledger.runs', { ids: sorted })).map((one) => [one.runId, one] as const)),
    enabled: sorted.length > 0,
    placeholderData: keepPreviousData,
    structuralSharing: false,
    gcTime: 60_000,
  });
  return query.data ?? noHonesty;
};

const noHonesty: ReadonlyMap<number, RunHonesty> = new Map();

/** Locked periods, open ones among them, the newest first. */
export const useVaults = (): Answer<'vault.list'> =>
  useQuery({ queryKey: keys.vaultList, queryFn: () => call('vault.list', {}) });

/** Jobs queued or running, kept up to date by `job.progress`. */
export const useJobs = (): Answer<'jobs.list'> =>
  useQuery({ queryKey: keys.jobs, queryFn: () => call('jobs.list', {}) });

export const useDevices = (isEnabled = true): Answer<'devices.list'> =>
  useQuery({ queryKey: keys.devices, queryFn: () => call('devices.list', {}), enabled: isEnabled });

export const useDeviceSpeeds = (): Answer<'devices.speeds'> =>
  useQuery({ queryKey: keys.deviceSpeeds, queryFn: () => call('devices.speeds', {}) });
