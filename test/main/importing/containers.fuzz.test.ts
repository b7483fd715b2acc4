import { readdirSync, readFileSync } from 'node:fs';
import { errorsOf } from '@core/importing/validate';
import { loadFile, previewFile } from '@main/importing/read-table';
import { AppError } from '@shared/errors';
import { importPreview } from '@shared/series';
import { expect, it } from 'vitest';
import { csvFolder, expectSound } from './csv-files';
import { formatFile, kindFile } from './format-files';

/** More of them: `LONGSHORT_FUZZ=10000 npx vitest run test/main/importing/containers.fuzz.test.ts`. */
const count = Number(process.env.LONGSHORT_FUZZ ?? 120);
const slowestMs = 1000;

const files = csvFolder();
const originals = [formatFile, kindFile].flatMap((pathOf) =>
  readdirSync(pathOf(''))
    .filter((name) => name !== 'expected.json')
    .map((name) => ({ name, bytes: readFileSync(pathOf(name)) })),
);

/** Mulberry32: a seed tells the whole mutation, so that a failure can be had again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Changes bytes, cuts the file, leaves a piece out or doubles it; most often near an end, where the lists are. */
function mutate(original: Buffer, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(original);
  const place = () => {
    const within = random(3) === 0 ? bytes.length : Math.min(bytes.length, 600);
    return random(2) === 0 ? random(within) : bytes.length - 1 - random(within);
  };
  for (let changes = 1 + random(4); changes > 0 && bytes.length > 8; changes -= 1) {
    const at = place();
    const size = 1 + random(64);
    const kind = random(8);
    if (kind === 0) bytes = bytes.subarray(0, Math.max(at, 5));
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at + size), bytes.subarray(at)]);
    else if (kind === 3) bytes[at] = [0, 0x7f, 0x80, 0xff][random(4)]!;
    else if (kind === 4) bytes[at]! ^= 1 << random(8);
    else bytes[at] = random(256);
  }
  return bytes;
}

async function answer(path: string): Promise<string> {
  try {
    const preview = await previewFile(path);
    expect(importPreview.parse(preview)).toEqual(preview);
    const { data, report } = await loadFile(path, preview.options);
    expect(errorsOf(report)).toEqual([]);
    expectSound(data);
    return 'data';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.message).toMatch(/^["A-Z].*\.$/s);
    return 'a sentence';
  }
}

it(`answers ${count} mutated files of every format with data or a sentence, each within a second`, async () => {
  const answers = new Map<string, number>();
  for (let seed = 0; seed < count; seed += 1) {
    const random = randomOf(seed);
    const { name, bytes } = originals[seed % originals.length]!;
    const path = files.write(name, mutate(bytes, random));
    const begin = process.cpuUsage();
    try {
      const outcome = await answer(path);
      answers.set(outcome, (answers.get(outcome) ?? 0) + 1);
    } catch (error) {
      throw new Error(`Mutation ${seed} of ${name}`, { cause: error });
    }
    // The time of the processor, since other tests run beside this one.
    const { user, system } = process.cpuUsage(begin);
    expect((user + system) / 1000, `milliseconds of mutation ${seed} of ${name}`).toBeLessThan(slowestMs);
  }
  expect([...answers.keys()].sort()).toEqual(['a sentence', 'data']);
}, 3_600_000);
