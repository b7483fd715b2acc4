import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSpecText } from '@core/spec/parse-spec';
import { insertExperiment } from '../storage/experiments';
import { findSeriesByName } from '../storage/series';
import { importFile, type ImportParts, previewImport } from './importing';

/** Where the bundled sample and examples lie. */
export interface Resources {
  readonly folder: string;
}

/** Puts the bundled sample and the example experiment into the open workspace, which has just been made. */
export async function fillFirstWorkspace(parts: ImportParts, resources: Resources): Promise<void> {
  const spec = parseSpecText(readFileSync(join(resources.folder, 'examples', 'seed-strategy.json'), 'utf8'));
  await importSample(parts, resources, spec.data.series);
  insertExperiment(parts.session.workspace().db, spec, parts.clock());
}

/** Imports the bundled S&P 500 bars under the given name, unless a series of that name is there. */
export async function importSample(parts: ImportParts, resources: Resources, name: string): Promise<void> {
  if (findSeriesByName(parts.session.workspace().db, name)) return;
  const path = join(resources.folder, 'samples', 'sp500-2000.csv');
  const { options } = await previewImport(parts, path, null);
  await importFile(parts, path, options, name);
}
