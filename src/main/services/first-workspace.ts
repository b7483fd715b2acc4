import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSpecText } from '@core/spec/parse-spec';
import type { Emit } from '../jobs/board';
import { insertExperiment } from '../storage/experiments';
import { findSeriesByName } from '../storage/series';
import { type ImportParts, importFile, previewImport } from './importing';

/** Where the bundled sample and examples lie. */
export interface Resources {
  readonly folder: string;
}

/** Name under which the bundled S&P 500 bars stand in a workspace; the example experiment reads them by it. */
export const bundledSeries = 'S&P 500';

/** Puts the bundled sample and the example experiment into the open workspace, which has just been made. */
export async function fillFirstWorkspace(
  parts: ImportParts,
  resources: Resources,
  emit: Emit,
): Promise<void> {
  const spec = parseSpecText(readFileSync(join(resources.folder, 'examples', 'seed-strategy.json'), 'utf8'));
  // Another workspace may be opened while the sample is read: then neither of the two gets the experiment.
  const { db } = parts.session.workspace();
  await importSample(parts, resources);
  insertExperiment(db, spec, parts.clock());
  emit('changed', { topic: 'series', ids: [] });
  emit('changed', { topic: 'experiments', ids: [] });
}

/** Imports the bundled bars unless a series of their name is there. */
export async function importSample(parts: ImportParts, resources: Resources): Promise<void> {
  if (findSeriesByName(parts.session.workspace().db, bundledSeries)) return;
  const path = join(resources.folder, 'samples', 'sp500-2000.csv');
  const { options } = await previewImport(parts, path);
  await importFile(parts, path, options, bundledSeries);
}
