import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCliBuild } from '../../../scripts/lib/build.mjs';
import { at, node24, toolEnv } from '../../../scripts/lib/paths.mjs';
import { bundleServices } from '../bundle.mjs';
import { findPython, leftOut } from '../line-process.mjs';
import { walk, writeCsv } from './bars.mjs';

const pandas = { check: 'import pandas', variable: 'LONGSHORT_PANDAS_PYTHON' };

/**
 * Imports beside pandas, each in a process of its own and in turn: a long file, the same with adjusted closes, many short files.
 * The best of several takes, since the machine's other work only ever adds to a time; memory and pauses are the worst.
 */
export async function measureImports({ bars, files, barsPerFile, rounds }) {
  await ensureCliBuild();
  const program = await bundleServices('bench/lib/data/import-entry.ts');
  const python = findPython(pandas);
  if (!python) process.stderr.write(`${leftOut('pandas', pandas.variable)}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));
  try {
    const [long, adjusted, many] = [
      join(folder, 'long.csv'),
      join(folder, 'adjusted.csv'),
      join(folder, 'many'),
    ];
    await writeLong(long, adjusted, bars);
    await writeMany(many, files, barsPerFile);
    const take = (path, kind, times) => inTurn({ program, python, path, kind, times });
    return {
      file: take(long, 'file', rounds),
      adjusted: take(adjusted, 'file', 1),
      folder: take(many, 'folder', Math.min(rounds, 2)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeLong(plain, adjusted, length) {
  const bars = walk(length);
  await writeCsv(plain, bars);
  await writeCsv(adjusted, bars, { hasAdjustedClose: true });
}

async function writeMany(folder, files, barsPerFile) {
  mkdirSync(folder);
  for (let k = 0; k < files; k++)
    await writeCsv(join(folder, `S${String(k).padStart(3, '0')}.csv`), walk(barsPerFile, k));
}

function inTurn({ program, python, path, kind, times }) {
  const ours = [];
  const theirs = [];
  for (let round = 0; round < times; round++) {
    ours.push(run(node24, [at('bench/lib/data/import-program.mjs'), program, path, kind]));
    if (python) theirs.push(run(python, [at('bench/peers/pandas_import.py'), path]));
    process.stderr.write(
      `${kind}: ${ours.at(-1).seconds.toFixed(2)} s, pandas ${theirs.at(-1)?.seconds.toFixed(2) ?? 'n/a'} s\n`,
    );
  }
  const best = (takes) => takes.toSorted((a, b) => a.seconds - b.seconds)[0] ?? null;
  const worst = (key) => Math.max(...ours.map((take) => take[key]));
  const peer = best(theirs);
  return {
    ...best(ours),
    peakMegabytes: ours[0].peakMegabytes && worst('peakMegabytes'),
    longestPauseMs: worst('longestPauseMs'),
    peer,
    ratio: peer && peer.seconds / best(ours).seconds,
    takes: ours.map(({ seconds }) => seconds),
    peerTakes: theirs.map(({ seconds }) => seconds),
  };
}

/** A program that prints one line of JSON. */
function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    env: toolEnv(),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${args[0]} failed: ${stderr}`);
  return JSON.parse(stdout);
}
