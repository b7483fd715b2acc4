import { z } from 'zod';
import { actionRows, corporateActions } from './actions';
import { featureDetails, featureReport } from './analysis';
import { appInfo, menuCommand, recentWorkspace, settings, workspaceStatus } from './app';
import { auditReport } from './audit';
import { baselineKinds } from './baselines';
import { calendarSummary } from './calendars';
import { chartAsk, chartDetail, chartPrices } from './chart';
import { comparedTests, comparisonAsk, comparisonReport } from './comparing';
import { deviceInfo, deviceSpeeds } from './devices';
import { errorKinds } from './errors';
import { portableFile, portableImport, runTables, tableFormats, written } from './exchange';
import { experiment, firstUse, specCheck } from './experiments';
import { featureDescriptor } from './features';
import { formulaHelp, formulaQuestion } from './formulas';
import { honestyReport, runHonesty, thresholdTrial, trial, vault } from './honesty';
import { appendResult, importComparison, importProfile, profileName, seriesImport } from './importing';
import { newRemedy, qualityReport, recordedRemedy } from './quality';
import { recipe, recipeBody } from './recipes';
import { replication, replicationKeys } from './replications';
import { runDifferences } from './reproduction';
import { baselineReport, runModel, runReport } from './run-report';
import { runColumn, runEdit, runTable, runTableAsk, runView, runViewBody } from './run-table';
import {
  comparison,
  curveRow,
  jobStatus,
  logLine,
  runDetail,
  runResult,
  runSummary,
  splitName,
} from './runs';
import { fileImport, importOptions, importPreview, seriesName, seriesSummary } from './series';
import { deviceChoice, experimentSpec, featureSpec } from './spec';
import {
  contour,
  importance,
  sweepCheck,
  sweepDetail,
  sweepHonesty,
  sweepSummary,
  trialCurves,
  trialNews,
  trialRecord,
  trialRow,
} from './sweeps';

const nothing = z.strictObject({});
const done = z.object({});
const id = z.strictObject({ id: z.int() });
const isoDate = z.iso.date('must be a date such as 2008-12-31');
const ids = z.strictObject({ ids: z.array(z.int()).min(1).max(100_000) });
/** As many as a page shows. */
const someIds = z.strictObject({ ids: z.array(z.int()).min(1).max(1000) });
/**
 * A path typed, dropped or recent; without one the user is asked with a file dialog. A page may so name any file to read as
 * a workspace or as market data; what it makes is only ever a new `.longshort` file, never in place of another.
 */
const maybePath = z.strictObject({ path: z.string().min(1).optional() });

/**
 * Every call between the window and the main process, born in its line here: name, input, output.
 * Channel, allow-list of the preload, client types and handler types all derive from this object.
 */
export const calls = {
  'app.info': { in: nothing, out: appInfo },
  'settings.get': { in: nothing, out: settings },
  'settings.save': { in: settings.partial(), out: settings },

  'workspace.current': { in: nothing, out: workspaceStatus },
  'workspace.recent': { in: nothing, out: z.array(recentWorkspace) },
  /** Null when the user closes the dialog without an answer; so below. */
  'workspace.create': { in: maybePath, out: workspaceStatus.nullable() },
  'workspace.open': { in: maybePath, out: workspaceStatus.nullable() },
  'workspace.saveCopy': { in: maybePath, out: z.object({ path: z.string() }).nullable() },

  'series.list': { in: nothing, out: z.array(seriesSummary) },
  /** Every calendar of an exchange that there is. */
  'series.calendars': { in: nothing, out: z.array(calendarSummary) },
  /** The part of a series that a chart shows, of any kind and length, with the indicators asked for. */
  'series.chart': { in: chartAsk, out: chartDetail },
  /** Computes an indicator, which may take a while, so that the chart has it at once; refuses what cannot be computed. */
  'series.indicator': {
    in: z.strictObject({ id: z.int(), prices: chartPrices, feature: featureSpec }),
    out: done,
  },
  'series.rename': {
    in: z.strictObject({ id: z.int(), name: seriesName }),
    out: seriesSummary,
  },
  /** Null: it keeps none. */
  'series.setCalendar': {
    in: z.strictObject({ id: z.int(), calendar: z.string().min(1).nullable() }),
    out: seriesSummary,
  },
  'series.actions': { in: id, out: corporateActions },
  /** Replaces all that is recorded of them. */
  'series.saveActions': { in: corporateActions.extend({ id: z.int() }), out: corporateActions },
  /** Understands pasted lines `date,split,dividend`; stores nothing. */
  'series.readActions': { in: z.strictObject({ text: z.string().max(1_000_000) }), out: actionRows },
  'series.remove': { in: ids, out: done },
  'series.restore': { in: ids, out: done },

  /** Looks the whole series over; remembered until the series changes. */
  'quality.check': { in: id, out: qualityReport },
  /** All that was ever decided about a series, the newest first. */
  'quality.remedies': { in: id, out: z.array(recordedRemedy) },
  /** All of them or, where one cannot be applied, none; dismissing a finding is one too. */
  'quality.apply': {
    in: z.strictObject({ id: z.int(), remedies: z.array(newRemedy).min(1).max(500) }),
    out: z.array(recordedRemedy),
  },
  'quality.undo': {
    in: z.strictObject({ id: z.int(), remedyIds: z.array(z.int()).min(1).max(500) }),
    out: z.array(recordedRemedy),
  },

  'import.choose': { in: nothing, out: z.object({ path: z.string() }).nullable() },
  'import.chooseFolder': { in: nothing, out: z.object({ path: z.string() }).nullable() },
  /**
   * Without options they are those of a profile that fits the file's columns, else what the file looks like; with a series,
   * they are those that series was imported with. An entry is the file of an archive, where no options name one.
   */
  'import.preview': {
    in: z.strictObject({
      path: z.string().min(1),
      options: importOptions.optional(),
      seriesId: z.int().optional(),
      entry: z.string().min(1).optional(),
    }),
    out: importPreview,
  },
  'import.commit': {
    in: z.strictObject({
      path: z.string().min(1),
      options: importOptions,
      name: seriesName,
    }),
    out: seriesSummary,
  },
  /** Every data file of a folder or an archive, each a series of its own; read by profiles and looks without options. */
  'import.folder': {
    in: z.strictObject({ path: z.string().min(1), options: importOptions.optional() }),
    out: z.array(fileImport),
  },
  /** Several files, folders among them, likewise. */
  'import.files': {
    in: z.strictObject({
      paths: z.array(z.string().min(1)).min(1).max(20_000),
      options: importOptions.optional(),
    }),
    out: z.array(fileImport),
  },
  /** What importing a file into a series would add and change; stores nothing. */
  'import.compare': {
    in: z.strictObject({ seriesId: z.int(), path: z.string().min(1), options: importOptions.optional() }),
    out: importComparison,
  },
  /** Adds what the series lacks, and replaces what the file has otherwise where it is told to: all of it or nothing. */
  'import.append': {
    in: z.strictObject({
      seriesId: z.int(),
      path: z.string().min(1),
      options: importOptions.optional(),
      replaceChanged: z.boolean(),
    }),
    out: appendResult,
  },
  /** Files that were imported into a series, the oldest first. */
  'import.history': { in: id, out: z.array(seriesImport) },
  'import.cancel': { in: nothing, out: done },

  'profiles.list': { in: nothing, out: z.array(importProfile) },
  /** Keeps the options but for file and instrument. Refuses a name that is taken unless told to replace what it names. */
  'profiles.save': {
    in: z.strictObject({
      name: profileName,
      header: z.array(z.string()).min(1),
      options: importOptions,
      replace: z.boolean().default(false),
    }),
    out: importProfile,
  },
  'profiles.remove': { in: id, out: done },

  'features.catalog': { in: nothing, out: z.array(featureDescriptor) },
  /** Figures of the features of a spec, on its data and its splits. A feature that cannot be used says so in its place. */
  'features.analyse': { in: z.strictObject({ spec: experimentSpec }), out: featureReport },
  /** One of them looked at closely, by its place in the spec. */
  'features.details': {
    in: z.strictObject({ spec: experimentSpec, index: z.int().min(0) }),
    out: featureDetails,
  },
  'features.cancel': { in: nothing, out: done },

  /** Those that come with Longshort, then the user's own by name. */
  'recipes.list': { in: nothing, out: z.array(recipe) },
  /** Refuses a name that is taken. */
  'recipes.save': { in: recipeBody, out: recipe },
  'recipes.remove': { in: id, out: done },
  /** As a file that the user names; null when the user closes the dialog, here and below. */
  'recipes.export': {
    in: z.strictObject({ key: z.string() }),
    out: z.object({ path: z.string() }).nullable(),
  },
  'recipes.import': { in: nothing, out: recipe.nullable() },
  /** Faults, completions and the signature at the cursor of a formula as far as it is written. */
  'formulas.help': { in: formulaQuestion, out: formulaHelp },

  'experiments.list': { in: nothing, out: z.array(experiment) },
  'experiments.get': { in: id, out: experiment },
  /** Published studies to start from. */
  'experiments.replications': { in: nothing, out: z.array(replication) },
  /** The experiment of a study on these series, the first being its own. */
  'experiments.replicate': {
    in: z.strictObject({ key: z.enum(replicationKeys), series: z.array(z.string().min(1)).min(1).max(1001) }),
    out: experiment,
  },
  /** Without a spec: the defaults on the first series. */
  'experiments.create': { in: z.strictObject({ spec: experimentSpec.optional() }), out: experiment },
  'experiments.save': { in: z.strictObject({ id: z.int(), spec: experimentSpec }), out: experiment },
  'experiments.duplicate': { in: id, out: experiment },
  'experiments.remove': { in: ids, out: done },
  'experiments.restore': { in: ids, out: done },
  /** Takes anything, since a half-typed spec is what it is for. */
  'experiments.check': { in: z.strictObject({ spec: z.unknown() }), out: specCheck },
  /** Of the `data` of a spec that has one auxiliary series; null where its faults leave nothing to join. */
  'experiments.firstUse': { in: z.strictObject({ data: z.unknown() }), out: firstUse.nullable() },

  'runs.get': { in: id, out: runDetail },
  /** In this order; those that are deleted are left out. */
  'runs.summaries': { in: someIds, out: z.array(runSummary) },
  /** Of these runs, those that can be looked at. */
  'runs.there': { in: someIds, out: z.array(z.int()) },
  /** The newest hundred runs of an experiment, and how many there are. */
  'runs.ofExperiment': {
    in: z.strictObject({ experimentId: z.int() }),
    out: z.object({ count: z.int(), newest: z.array(runSummary).readonly() }),
  },
  'runs.start': { in: z.strictObject({ experimentId: z.int() }), out: runSummary },
  'runs.cancel': { in: id, out: done },
  /** With a device the run goes on there, and its spec names that one from then on. */
  'runs.resume': { in: z.strictObject({ id: z.int(), device: deviceChoice.optional() }), out: runSummary },
  'runs.update': {
    in: z.strictObject({
      id: z.int(),
      name: z.string().trim().min(1).max(200).optional(),
      tags: z.array(z.string().trim().min(1).max(50)).max(50).optional(),
      note: z.string().max(20_000).optional(),
    }),
    out: runSummary,
  },
  'runs.remove': { in: ids, out: done },
  'runs.restore': { in: ids, out: done },
  /** Of all its models, by model and epoch. */
  'runs.curves': { in: id, out: z.array(curveRow) },
  /** The models that are trained to their end. */
  'runs.models': { in: id, out: z.array(runModel) },
  /** Null of a run that is not done, or of before there were any. */
  'runs.report': { in: id, out: runReport.nullable() },
  'runs.baselines': { in: id, out: baselineReport },
  /** Fits baselines to the folds of a finished run, those it has anew; answers when they are stored. */
  'runs.addBaselines': {
    in: z.strictObject({
      id: z.int(),
      kinds: z.array(z.enum(baselineKinds)).min(1, 'must name a baseline').max(baselineKinds.length),
    }),
    out: baselineReport,
  },
  'runs.cancelBaselines': { in: id, out: done },
  /** Looks for leaks in a finished run; answers when the report is stored. */
  'runs.audit': { in: id, out: auditReport },
  'runs.cancelAudit': { in: id, out: done },
  /** Of its last audit; null where there was none. */
  'runs.auditReport': { in: id, out: auditReport.nullable() },
  /** Queues a run of the same spec, to see whether it comes out the same. */
  'runs.repeat': { in: id, out: runSummary },
  /** A finished repeat beside the run that it repeats; null of a run that repeats none. */
  'runs.differences': { in: id, out: runDifferences.nullable() },
  'runs.result': { in: z.strictObject({ id: z.int(), split: splitName }), out: runResult },
  /** Test rows of a baseline that a run is compared with. */
  'runs.baselineResult': {
    in: z.strictObject({ id: z.int(), baseline: z.enum(baselineKinds) }),
    out: runResult,
  },
  'runs.log': { in: id, out: z.array(logLine) },
  'runs.compare': { in: z.strictObject({ ids: z.array(z.int()).min(2).max(20) }), out: comparison },

  /** A stretch of the table of runs: filtered, sorted, grouped. */
  'runs.table': { in: runTableAsk, out: runTable },
  /** Every column that there is, in the order to be offered. */
  'runs.columns': { in: z.strictObject({ archived: z.boolean().default(false) }), out: z.array(runColumn) },
  /** All runs that a query finds, for what is done to all of them. */
  'runs.ids': { in: runTableAsk.pick({ query: true, archived: true }), out: z.array(z.int()) },
  /** All or none; answers what to edit to undo it. */
  'runs.edit': { in: z.strictObject({ edits: z.array(runEdit).min(1).max(100_000) }), out: z.array(runEdit) },
  'views.list': { in: nothing, out: z.array(runView) },
  /** Under a name that is taken, in place of what was there. */
  'views.save': { in: runViewBody, out: runView },
  'views.remove': { in: id, out: done },

  /** The newest first. */
  'sweeps.list': { in: nothing, out: z.array(sweepSummary) },
  'sweeps.get': { in: id, out: sweepDetail },
  /** Takes anything, as `experiments.check` does: an experiment with its plan. */
  'sweeps.check': { in: z.strictObject({ spec: z.unknown() }), out: sweepCheck },
  /** Searches an experiment as it stands; waits where another sweep is under way. */
  'sweeps.start': { in: z.strictObject({ experimentId: z.int() }), out: sweepSummary },
  /** Lets the trials under way end and begins no more. */
  'sweeps.pause': { in: id, out: sweepSummary },
  'sweeps.resume': { in: id, out: sweepSummary },
  /** For good, at once; what was found stays. */
  'sweeps.stop': { in: id, out: sweepSummary },
  /** Lets it make more, also one that is done or stopped. */
  'sweeps.addTrials': {
    in: z.strictObject({ id: z.int(), trials: z.int().min(1).max(100_000) }),
    out: sweepSummary,
  },
  /** Of those that wait; null to the end. */
  'sweeps.move': { in: z.strictObject({ id: z.int(), before: z.int().nullable() }), out: done },
  'sweeps.setWorkers': {
    in: z.strictObject({ id: z.int(), workers: z.int().min(1).max(256).nullable() }),
    out: sweepSummary,
  },
  'sweeps.update': {
    in: z.strictObject({
      id: z.int(),
      name: z.string().trim().min(1).max(200).optional(),
      note: z.string().max(20_000).optional(),
    }),
    out: sweepSummary,
  },
  'sweeps.remove': { in: ids, out: done },
  'sweeps.restore': { in: ids, out: done },
  /** Trials that changed since a revision, 0 for all; some thousands at a time. */
  'sweeps.trials': { in: z.strictObject({ id: z.int(), since: z.int().min(0) }), out: trialNews },
  /** Of these trials; null of the newest thousand. */
  'sweeps.curves': {
    in: z.strictObject({ id: z.int(), numbers: z.array(z.int()).max(1000).nullable() }),
    out: trialCurves,
  },
  'sweeps.trialSpec': { in: z.strictObject({ id: z.int(), number: z.int() }), out: experimentSpec },
  /** Null while it is under way. */
  'sweeps.trialRecord': {
    in: z.strictObject({ id: z.int(), number: z.int() }),
    out: trialRecord.nullable(),
  },
  'sweeps.importance': {
    in: z.strictObject({ id: z.int(), objective: z.int().min(0).max(1) }),
    out: importance,
  },
  'sweeps.contour': {
    in: z.strictObject({ id: z.int(), x: z.string(), y: z.string(), objective: z.int().min(0).max(1) }),
    out: contour,
  },
  'sweeps.honesty': { in: id, out: sweepHonesty },
  /** Queues runs of trials, each with so many seeds; their test rows are judged then, and counted. */
  'sweeps.takeRuns': {
    in: z.strictObject({
      id: z.int(),
      numbers: z.array(z.int()).min(1).max(100),
      seeds: z.int().min(1).max(50),
    }),
    out: z.array(runSummary),
  },

  /** How finished runs went over a split, and what they have in common. */
  'runs.comparison': { in: comparisonAsk, out: comparisonReport },
  /** Paired tests of runs against one of them, on test rows. */
  'runs.pairedTests': {
    in: z.strictObject({ ids: comparisonAsk.shape.ids, reference: z.int() }),
    out: comparedTests,
  },

  /** Finished runs and sweeps as a file for another workspace; the user names every file here, null where they do not. */
  'exchange.export': {
    in: z.strictObject({
      runIds: z.array(z.int()).max(10_000),
      sweepIds: z.array(z.int()).max(1000),
      withData: z.boolean(),
    }),
    out: portableFile.nullable(),
  },
  /** Of a workspace, or of a file that was exported from one. */
  'exchange.import': { in: nothing, out: portableImport.nullable() },
  'exchange.runTable': {
    in: z.strictObject({ id: z.int(), table: z.enum(runTables), format: z.enum(tableFormats) }),
    out: written.nullable(),
  },
  'exchange.trials': {
    in: z.strictObject({ id: z.int(), format: z.enum(tableFormats) }),
    out: written.nullable(),
  },
  /** Runs side by side, a row each. */
  'exchange.comparison': {
    in: z.strictObject({ ids: comparisonAsk.shape.ids, format: z.enum(tableFormats) }),
    out: written.nullable(),
  },
  /** What the window has drawn. */
  'exchange.drawn': {
    in: z.strictObject({
      name: z.string().min(1).max(200),
      ending: z.enum(['png', 'html']),
      data: z.instanceof(Uint8Array),
    }),
    out: written.nullable(),
  },
  /** A sweep as a study of Optuna's, in a SQLite file. */
  'exchange.optuna': { in: id, out: written.nullable() },

  /** What stands beside the Sharpe ratio of a finished run; moves with every trial on its data and period. */
  'runs.honesty': { in: id, out: honestyReport },
  /** Trades the test rows by other thresholds of P(up), which goes into the ledger. */
  'runs.tryThreshold': {
    in: z.strictObject({
      id: z.int(),
      long: z.number().min(0).max(1),
      short: z.number().min(0).max(1).nullable(),
    }),
    out: thresholdTrial,
  },
  /** All that was ever evaluated on test data, the newest first. */
  'ledger.list': { in: nothing, out: z.array(trial) },
  /** What it makes of the Sharpe ratio of every finished run. */
  'ledger.runs': {
    in: z.strictObject({ ids: z.array(z.int()).min(1).max(1000) }),
    out: z.array(runHonesty),
  },
  /** Locked periods, open ones among them, the newest first. */
  'vault.list': { in: nothing, out: z.array(vault) },
  /** Days such as 2008-12-31, both inclusive. */
  'vault.lock': {
    in: z.strictObject({
      seriesId: z.int(),
      from: isoDate,
      to: isoDate,
      note: z.string().trim().max(500),
    }),
    out: vault,
  },
  /** For good, and counted as a trial; the reason is kept for ever. */
  'vault.open': {
    in: z.strictObject({ id: z.int(), reason: z.string().trim().min(1, 'must say what for').max(500) }),
    out: vault,
  },

  'jobs.list': { in: nothing, out: z.array(jobStatus) },
  'devices.list': { in: nothing, out: z.array(deviceInfo) },
  /** As last measured on the standard shape; null where they were not, or are other devices now. */
  'devices.speeds': { in: nothing, out: deviceSpeeds.nullable() },
  /** Looks for devices anew, forgets all speeds and measures on the standard shape. */
  'devices.measure': { in: nothing, out: deviceSpeeds },
} as const satisfies Record<string, { readonly in: z.ZodType; readonly out: z.ZodType }>;

export const topics = [
  'workspace',
  'settings',
  'series',
  'profiles',
  'recipes',
  'experiments',
  'runs',
  'views',
  'sweeps',
  'ledger',
  'vaults',
  'jobs',
  'devices',
] as const;

const errorEnvelope = z.object({
  kind: z.enum(errorKinds),
  message: z.string(),
  details: z.array(z.string()).readonly(),
});

/** What main tells the window unasked. `changed` invalidates queries; the others carry what is too frequent to refetch. */
export const events = {
  changed: z.object({ topic: z.enum(topics), ids: z.array(z.int()).readonly() }),
  'job.progress': jobStatus,
  'run.epoch': z.object({ runId: z.int(), row: curveRow }),
  /** A trial began or ended. */
  'sweep.trial': z.object({ sweepId: z.int(), trial: trialRow }),
  /** A model is trained to its end. */
  'run.model': z.object({ runId: z.int(), model: runModel }),
  command: z.object({ command: menuCommand }),
  /** What went wrong with something that the window did not ask for: a file that was double-clicked, say. */
  problem: errorEnvelope,
} as const satisfies Record<string, z.ZodType>;

export type CallName = keyof typeof calls;
/** What a caller writes: defaults may be left out. */
export type CallInput<K extends CallName> = z.input<(typeof calls)[K]['in']>;
export type CallOutput<K extends CallName> = z.output<(typeof calls)[K]['out']>;
export type EventName = keyof typeof events;
export type EventPayload<K extends EventName> = z.output<(typeof events)[K]>;

/** The handlers of main, one a call; the input is parsed, so defaults are filled in. */
export type Handlers = {
  readonly [K in CallName]: (
    input: z.output<(typeof calls)[K]['in']>,
  ) => Promise<CallOutput<K>> | CallOutput<K>;
};

export const callNames = Object.keys(calls) as readonly CallName[];
export const eventNames = Object.keys(events) as readonly EventName[];
