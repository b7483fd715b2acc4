import { extname } from 'node:path';
import { listCalendars } from '@core/calendars/calendar';
import { featureCatalog } from '@core/features/registry';
import type { AppInfo } from '@shared/app';
import type { Handlers } from '@shared/contract';
import type { FileImport } from '@shared/series';
import type { Emit } from '../jobs/board';
import type { Services } from '../services/app';
import { appendImport, compareImport } from '../services/appending';
import { helpWithFormula } from '../services/formulas';
import { importFiles } from '../services/import-many';
import { importFile, previewImport } from '../services/importing';
import type { PreferenceStore } from '../services/preferences';
import { copyWorkspace } from '../storage/workspace';

/** Endings of the files that are exported. */
export type ExportEnding = 'longshort' | 'csv' | 'parquet' | 'db' | 'png' | 'html';

/** The questions only a window system can ask; null when the user closes the dialog. */
export interface Dialogs {
  chooseCsv(): Promise<string | null>;
  chooseFolder(): Promise<string | null>;
  chooseWorkspace(): Promise<string | null>;
  newWorkspace(): Promise<string | null>;
  copyTarget(current: string): Promise<string | null>;
  chooseRecipe(): Promise<string | null>;
  recipeTarget(name: string): Promise<string | null>;
  /** Where to write a file of this name and ending. */
  exportTarget(name: string, ending: ExportEnding): Promise<string | null>;
}

export interface HandlerParts {
  readonly services: Services;
  readonly preferences: PreferenceStore;
  readonly dialogs: Dialogs;
  readonly info: AppInfo;
  readonly emit: Emit;
  readonly clock: () => number;
  /** Settles once the workspace of the start is open, or has failed to open. */
  readonly opened: Promise<void>;
  readonly onTheme: (theme: 'system' | 'light' | 'dark') => void;
}

/** One line a call: what the contract names, answered by the service that does it. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { services, preferences, dialogs, emit } = parts;
  const {
    session,
    board,
    importing,
    series,
    actions,
    profiles,
    quality,
    experiments,
    runs,
    audits,
    repeats,
    baselines,
    devices,
    analysis,
    recipes,
    honesty,
    vaults,
    sweeps,
    table,
    exchange,
  } = services;
  const done = {};
  const remember = () => {
    const status = session.status();
    if (status.state === 'open') preferences.remember(status.path, parts.clock());
    return status;
  };

  return {
    'app.info': () => parts.info,
    'settings.get': () => preferences.settings(),
    'settings.save': (change) => {
      const saved = preferences.saveSettings(change);
      parts.onTheme(saved.theme);
      if (session.status().state === 'open') session.queue().wake();
      emit('changed', { topic: 'settings', ids: [] });
      return saved;
    },

    'workspace.current': async () => {
      await parts.opened;
      const status = session.status();
      if (status.state === 'open') table.warm();
      return status;
    },
    'workspace.recent': () => preferences.recent(),
    'workspace.create': async ({ path }) => {
      const target = path ?? (await dialogs.newWorkspace());
      if (target === null) return null;
      await session.create(withExtension(target));
      return remember();
    },
    'workspace.open': async ({ path }) => {
      const target = path ?? (await dialogs.chooseWorkspace());
      if (target === null) return null;
      await session.open(target);
      return remember();
    },
    'workspace.saveCopy': async ({ path }) => {
      const workspace = session.workspace();
      const target = path ?? (await dialogs.copyTarget(workspace.path));
      if (target === null) return null;
      copyWorkspace(workspace, withExtension(target));
      return { path: withExtension(target) };
    },

    'series.list': () => series.list(),
    'series.calendars': () => [...listCalendars()],
    'series.chart': (ask) => series.chart(ask),
    'series.indicator': async ({ id, prices, feature }) => {
      await series.indicator(id, prices, feature);
      return done;
    },
    'series.rename': ({ id, name }) => series.rename(id, name),
    'series.setCalendar': ({ id, calendar }) => series.setCalendar(id, calendar),
    'series.actions': ({ id }) => actions.actions(id),
    'series.saveActions': ({ id, ...changed }) => actions.save(id, changed),
    'series.readActions': ({ text }) => actions.read(text),
    'series.remove': ({ ids }) => act(() => series.remove(ids)),
    'series.restore': ({ ids }) => act(() => series.restore(ids)),

    'quality.check': ({ id }) => quality.check(id),
    'quality.remedies': ({ id }) => quality.remedies(id),
    'quality.apply': ({ id, remedies }) => quality.apply(id, remedies),
    'quality.undo': ({ id, remedyIds }) => quality.undo(id, remedyIds),

    'import.choose': async () => {
      const path = await dialogs.chooseCsv();
      return path === null ? null : { path };
    },
    'import.chooseFolder': async () => {
      const path = await dialogs.chooseFolder();
      return path === null ? null : { path };
    },
    'import.preview': ({ path, ...ask }) => previewImport(importing, path, ask),
    'import.commit': async ({ path, options, name }) => {
      const imported = await importFile(importing, path, options, name);
      emit('changed', { topic: 'series', ids: [imported.id] });
      return imported;
    },
    'import.folder': async ({ path, options }) =>
      announce(await importFiles(importing, [path], options ?? null)),
    'import.files': async ({ paths, options }) =>
      announce(await importFiles(importing, paths, options ?? null)),
    'import.compare': ({ seriesId, path, options }) =>
      compareImport(importing, seriesId, path, options ?? null),
    'import.append': async ({ seriesId, path, options, replaceChanged }) => {
      const appended = await appendImport(importing, seriesId, path, options ?? null, replaceChanged);
      emit('changed', { topic: 'series', ids: [seriesId] });
      return appended;
    },
    'import.history': ({ id }) => series.imports(id),
    'import.cancel': () => act(() => board.cancel('import')),

    'profiles.list': () => profiles.list(),
    'profiles.save': (profile) => profiles.save(profile),
    'profiles.remove': ({ id }) => act(() => profiles.remove(id)),

    'features.catalog': () => [...featureCatalog()],
    'features.analyse': ({ spec }) => analysis.features(spec),
    'features.details': ({ spec, index }) => analysis.details(spec, index),
    'features.cancel': () => act(() => board.cancel('analysis')),

    'recipes.list': () => recipes.list(),
    'recipes.save': (body) => recipes.save(body),
    'recipes.remove': ({ id }) => act(() => recipes.remove(id)),
    'recipes.export': async ({ key }) => {
      const path = await dialogs.recipeTarget(recipes.get(key).name);
      if (path === null) return null;
      recipes.exportTo(key, path);
      return { path };
    },
    'recipes.import': async () => {
      const path = await dialogs.chooseRecipe();
      return path === null ? null : recipes.importFrom(path);
    },
    'formulas.help': (question) => helpWithFormula(question),

    'experiments.list': () => experiments.list(),
    'experiments.get': ({ id }) => experiments.get(id),
    'experiments.replications': () => experiments.replications(),
    'experiments.replicate': ({ key, series }) => experiments.replicate(key, series),
    'experiments.create': ({ spec }) => experiments.create(spec),
    'experiments.save': ({ id, spec }) => experiments.save(id, spec),
    'experiments.duplicate': ({ id }) => experiments.duplicate(id),
    'experiments.remove': ({ ids }) => act(() => experiments.remove(ids)),
    'experiments.restore': ({ ids }) => act(() => experiments.restore(ids)),
    'experiments.check': ({ spec }) => experiments.check(spec),
    'experiments.firstUse': ({ data }) => experiments.firstUse(data),

    'runs.get': ({ id }) => runs.get(id),
    'runs.summaries': ({ ids }) => runs.summaries(ids),
    'runs.there': ({ ids }) => runs.there(ids),
    'runs.ofExperiment': ({ experimentId }) => runs.ofExperiment(experimentId),
    'runs.start': ({ experimentId }) => runs.start(experimentId),
    'runs.cancel': ({ id }) => act(() => runs.cancel(id)),
    'runs.resume': ({ id, device }) => runs.resume(id, device),
    'runs.update': ({ id, ...change }) => runs.update(id, change),
    'runs.remove': async ({ ids }) => {
      await runs.remove(ids);
      return done;
    },
    'runs.restore': async ({ ids }) => {
      await runs.restore(ids);
      return done;
    },
    'runs.curves': ({ id }) => runs.curves(id),
    'runs.models': ({ id }) => runs.models(id),
    'runs.report': ({ id }) => runs.report(id),
    'runs.baselines': ({ id }) => baselines.report(id),
    'runs.addBaselines': ({ id, kinds }) => baselines.add(id, kinds),
    'runs.cancelBaselines': ({ id }) => act(() => board.cancel('baselines', id)),
    'runs.audit': ({ id }) => audits.audit(id),
    'runs.cancelAudit': ({ id }) => act(() => board.cancel('audit', id)),
    'runs.auditReport': ({ id }) => audits.report(id),
    'runs.repeat': ({ id }) => repeats.repeat(id),
    'runs.differences': ({ id }) => repeats.differences(id),
    'runs.result': ({ id, split }) => runs.result(id, split),
    'runs.baselineResult': ({ id, baseline }) => runs.baselineResult(id, baseline),
    'runs.log': ({ id }) => runs.log(id),
    'runs.compare': ({ ids }) => runs.compare(ids),

    'runs.table': (ask) => table.table(ask),
    'runs.columns': ({ archived }) => table.columns(archived),
    'runs.ids': (ask) => table.ids(ask),
    'runs.edit': ({ edits }) => table.edit(edits),
    'views.list': () => table.views(),
    'views.save': (body) => table.saveView(body),
    'views.remove': ({ id }) => act(() => table.removeView(id)),

    'sweeps.list': () => sweeps.list(),
    'sweeps.get': ({ id }) => sweeps.get(id),
    'sweeps.check': ({ spec }) => sweeps.check(spec),
    'sweeps.start': ({ experimentId }) => sweeps.start(experimentId),
    'sweeps.pause': ({ id }) => sweeps.pause(id),
    'sweeps.resume': ({ id }) => sweeps.resume(id),
    'sweeps.stop': ({ id }) => sweeps.stop(id),
    'sweeps.addTrials': ({ id, trials }) => sweeps.addTrials(id, trials),
    'sweeps.move': ({ id, before }) => act(() => sweeps.move(id, before)),
    'sweeps.setWorkers': ({ id, workers }) => sweeps.setWorkers(id, workers),
    'sweeps.update': ({ id, ...change }) => sweeps.update(id, change),
    'sweeps.remove': ({ ids }) => act(() => sweeps.remove(ids)),
    'sweeps.restore': ({ ids }) => act(() => sweeps.restore(ids)),
    'sweeps.trials': ({ id, since }) => sweeps.trials(id, since),
    'sweeps.curves': ({ id, numbers }) => sweeps.curves(id, numbers),
    'sweeps.trialSpec': ({ id, number }) => sweeps.trialSpec(id, number),
    'sweeps.trialRecord': ({ id, number }) => sweeps.trialRecord(id, number),
    'sweeps.importance': ({ id, objective }) => sweeps.importance(id, objective),
    'sweeps.contour': ({ id, ...ask }) => sweeps.contour(id, ask),
    'sweeps.honesty': ({ id }) => sweeps.honesty(id),
    'sweeps.takeRuns': ({ id, numbers, seeds }) => sweeps.takeRuns(id, numbers, seeds),

    'runs.comparison': (ask) => runs.comparison(ask),
    'runs.pairedTests': ({ ids, reference }) => runs.pairedTests(ids, reference),

    'exchange.export': async (choice) => {
      const path = await dialogs.exportTarget('Runs', 'longshort');
      return path === null ? null : exchange.exportPortable(choice, withExtension(path));
    },
    'exchange.import': async () => {
      const path = await dialogs.chooseWorkspace();
      return path === null ? null : exchange.importPortable(path);
    },
    'exchange.runTable': async ({ id, table, format }) => {
      const path = await dialogs.exportTarget(`${runs.get(id).name} ${table}`, format);
      return path === null ? null : exchange.exportRunTable(id, table, format, path);
    },
    'exchange.trials': async ({ id, format }) => {
      const path = await dialogs.exportTarget(`${sweeps.get(id).name} trials`, format);
      return path === null ? null : exchange.exportTrials(id, format, path);
    },
    'exchange.comparison': async ({ ids, format }) => {
      const path = await dialogs.exportTarget('Comparison', format);
      return path === null ? null : exchange.exportComparison(ids, format, path);
    },
    'exchange.drawn': async ({ name, ending, data }) => {
      const path = await dialogs.exportTarget(name, ending);
      return path === null ? null : exchange.saveDrawn(path, data);
    },
    'exchange.optuna': async ({ id }) => {
      const path = await dialogs.exportTarget(`${sweeps.get(id).name} optuna`, 'db');
      return path === null ? null : exchange.exportOptuna(id, path);
    },

    'runs.honesty': ({ id }) => honesty.report(id),
    'runs.tryThreshold': ({ id, long, short }) => honesty.tryThreshold(id, long, short),
    'ledger.list': () => honesty.ledger(),
    'ledger.runs': ({ ids }) => honesty.runs(ids),
    'vault.list': () => vaults.list(),
    'vault.lock': (request) => vaults.lock(request),
    'vault.open': ({ id, reason }) => vaults.open(id, reason),

    'jobs.list': () => [...board.list()],
    'devices.list': () => devices.list(),
    'devices.speeds': () => devices.speeds(),
    'devices.measure': () => devices.measure(),
  };

  /** Tells the window of the series that came of it. */
  function announce(files: FileImport[]): FileImport[] {
    const ids = files.flatMap(({ series }) => (series === null ? [] : [series.id]));
    if (ids.length > 0) emit('changed', { topic: 'series', ids });
    return files;
  }

  function act(work: () => void): Record<string, never> {
    work();
    return done;
  }
}

/** Always, whatever else the name ends in: the window can make no file of another kind. */
function withExtension(path: string): string {
  return extname(path) === '.longshort' ? path : `${path}.longshort`;
}
