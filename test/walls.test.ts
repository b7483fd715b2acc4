import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Each wall between the rooms: a snippet, and whether Biome's import rules let it stand. */
const snippets = {
  'src/shared/a.ts': ['@core/random', 'refused'],
  'src/shared/b.ts': ['node:path', 'refused'],
  'src/shared/c.ts': ['zod', 'allowed'],
  'src/core/indicators/a.ts': ['node:fs/promises', 'refused'],
  'src/core/indicators/b.ts': ['electron', 'refused'],
  'src/core/indicators/c.ts': ['react', 'refused'],
  'src/core/indicators/d.ts': ['@tensorflow/tfjs', 'refused'],
  'src/core/indicators/e.ts': ['@main/services/runs', 'refused'],
  'src/core/indicators/f.ts': ['../../compute/device', 'refused'],
  'src/core/indicators/g.ts': ['../dataset/windows', 'allowed'],
  'src/core/indicators/h.ts': ['@shared/spec', 'allowed'],
  'src/compute/tensorflow/a.ts': ['@tensorflow/tfjs', 'allowed'],
  'src/compute/webgpu/a.ts': ['webgpu', 'allowed'],
  'src/compute/tensorflow/b.ts': ['@main/storage/runs', 'refused'],
  'src/compute/tensorflow/c.ts': ['better-sqlite3', 'refused'],
  'src/main/shell/a.ts': ['electron', 'allowed'],
  'src/main/shell/b.ts': ['better-sqlite3', 'refused'],
  'src/main/shell/c.ts': ['@tensorflow/tfjs-core', 'refused'],
  'src/main/shell/d.ts': ['@renderer/api/client', 'refused'],
  'src/main/shell/e.ts': ['webgpu', 'refused'],
  'src/main/services/a.ts': ['electron', 'refused'],
  'src/main/services/b.ts': ['@core/random', 'allowed'],
  'src/main/storage/a.ts': ['better-sqlite3', 'refused'],
  'src/main/storage/b.ts': ['electron', 'refused'],
  'src/main/storage/open.ts': ['better-sqlite3', 'allowed'],
  'src/main/jobs/queue.ts': ['electron', 'refused'],
  'src/cli/a.ts': ['electron', 'refused'],
  'src/cli/b.ts': ['@main/services/runs', 'allowed'],
  'src/gpu-page/a.ts': ['@compute/webgpu', 'allowed'],
  'src/gpu-page/b.ts': ['node:fs', 'refused'],
  'src/gpu-page/c.ts': ['electron', 'refused'],
  'src/gpu-page/d.ts': ['@main/jobs/queue', 'refused'],
  'src/preload/a.ts': ['zod', 'refused'],
  'src/preload/b.ts': ['electron', 'allowed'],
  'src/renderer/features/runs/a.ts': ['node:fs', 'refused'],
  'src/renderer/features/runs/b.ts': ['@core/backtest/metrics', 'refused'],
  'src/renderer/features/runs/c.ts': ['../../../main/services/runs', 'refused'],
  'src/renderer/features/runs/d.ts': ['@compute/device', 'refused'],
  'src/renderer/features/runs/e.ts': ['lightweight-charts', 'refused'],
  'src/renderer/features/runs/f.ts': ['echarts/core', 'refused'],
  'src/renderer/features/runs/g.ts': ['@mantine/core/styles.css', 'allowed'],
  'src/renderer/charts/a.ts': ['lightweight-charts', 'allowed'],
  'src/renderer/charts/b.ts': ['electron', 'refused'],
} as const;

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'longshort-walls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('The import rules', () => {
  let refused: ReadonlySet<string>;
  beforeAll(() => {
    for (const [path, [source]] of Object.entries(snippets)) put(path, `import '${source}';\n`);
    put('src/main/shell/ipc.ts', "import { ipcMain } from 'electron';\nexport const main = ipcMain;\n");
    put('src/main/ipc/handle.ts', "import { ipcMain } from 'electron';\nexport const main = ipcMain;\n");
    refused = refusedByBiome();
  });

  it.each(Object.entries(snippets))('%s importing %s', (path, [, verdict]) => {
    expect(refused.has(path) ? 'refused' : 'allowed').toBe(verdict);
  });

  it('let only ipc/handle.ts import ipcMain', () => {
    expect(refused.has('src/main/shell/ipc.ts')).toBe(true);
    expect(refused.has('src/main/ipc/handle.ts')).toBe(false);
  });
});

describe('The sources', () => {
  it('name ipcMain in ipc/handle.ts alone, under whatever name Electron was imported', () => {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], {
      cwd: root,
      encoding: 'utf8',
    });
    const naming = files
      .split('\n')
      .filter((path) => path.endsWith('.ts') && /\bipcMain\b/.test(readFileSync(join(root, path), 'utf8')));
    expect(naming.filter((path) => path !== 'src/main/ipc/handle.ts')).toEqual([]);
  });
});

describe('The pure rooms', () => {
  it.each([
    ['the DOM', 'export const width = window.innerWidth;'],
    ['a DOM type', 'export type Host = HTMLElement;'],
    ['the process', 'export const variables = process.env;'],
    ['a Buffer', "export const bytes = Buffer.from('a');"],
    ['a timer', 'export const later = setTimeout(() => 1, 1);'],
    ['a node module', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;"],
  ])('do not compile with %s', (_what, code) => {
    expect(compileInCore(code)).not.toBe('');
  });

  it('compile with plain arithmetic', () => {
    expect(compileInCore('export const total = new Float64Array(3).reduce((a, b) => a + b, 0);')).toBe('');
  });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Paths at which the repository's own rules see a forbidden import. */
function refusedByBiome(): ReadonlySet<string> {
  const rules = { ...JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')), vcs: { enabled: false } };
  put('biome.json', JSON.stringify({ ...rules, $schema: undefined }));
  const program = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
  const report: { readonly diagnostics: readonly { readonly location: { readonly path: string } }[] } =
    JSON.parse(stdout);
  return new Set(report.diagnostics.map((diagnostic) => diagnostic.location.path));
}

/** What the compiler says of a file that is compiled as src/core is; empty where it is content. */
function compileInCore(code: string): string {
  put('core/file.ts', code);
  const core = { extends: join(root, 'tsconfig.core.json'), include: ['file.ts'] };
  put('core/tsconfig.json', JSON.stringify(core));
  const program = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [program, '-p', '.'], { cwd: join(folder, 'core'), encoding: 'utf8' })
    .stdout;
}
