import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '../../../scripts/lib/paths.mjs';
import { watchProcesses } from './processes.mjs';

/**
 * A process of its own that does what the app's main process does: imports a file, or every file of a folder, into a new workspace,
 * with the product's services and job processes. Prints JSON.
 *
 *   node import-program.mjs BUNDLE PATH [folder]
 */
const [bundle, path, kind] = process.argv.slice(2);
const { createServices, forkInNode, importFile, importFiles, previewImport } = await import(bundle);
const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));
const workspace = join(folder, 'bench.longshort');
const watch = watchProcesses();
let progressed = 0;
const services = createServices({
  fork: watch.watching(forkInNode(at('out/cli'))),
  emit: (name) => {
    if (name === 'job.progress') progressed++;
  },
  clock: Date.now,
  log: { path: '', error: (error) => process.stderr.write(`${error.stack}\n`) },
  resources: { folder: at('resources') },
  parallelJobs: () => 0,
  speedFile: join(folder, 'speeds.json'),
});
try {
  await services.session.create(workspace);
  watch.begin();
  const measured = kind === 'folder' ? await importAll() : await importOne();
  const taken = watch.stop();
  const { pages, bytesPerPage } = sizeOf(services.session.workspace().db);
  await services.session.close();
  const bytes = statSync(workspace).size;
  process.stdout.write(
    `${JSON.stringify({ ...measured, ...taken, progressed, bytes, pages, bytesPerPage })}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** As the import dialog does: looks at the whole file, shows what it found, and stores it once the user agrees. */
async function importOne() {
  const start = performance.now();
  const preview = await previewImport(services.importing, path);
  const checked = performance.now();
  const { bars } = await importFile(services.importing, path, preview.options, 'Bench');
  const stored = performance.now();
  return {
    bars,
    seconds: (stored - start) / 1000,
    checkSeconds: (checked - start) / 1000,
    storeSeconds: (stored - checked) / 1000,
  };
}

async function importAll() {
  const start = performance.now();
  const files = await importFiles(services.importing, [path], null);
  const seconds = (performance.now() - start) / 1000;
  const bars = files.reduce((sum, { series }) => sum + (series?.bars ?? 0), 0);
  return { files: files.length, bars, seconds };
}

function sizeOf(db) {
  const get = (name) => Number(db.pragma(name, { simple: true }));
  return { pages: get('page_count'), bytesPerPage: get('page_size') };
}
