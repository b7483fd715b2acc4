import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { alone } from '../../scripts/lib/lock.mjs';
import { scratch } from '../../scripts/lib/paths.mjs';

const name = `test-${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), 'longshort-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('alone', () => {
  it('lets processes that start at once work one after the other', async () => {
    const journal = join(folder, 'journal');
    await Promise.all([1, 2, 3].map(() => work(journal)));
    expect(readFileSync(journal, 'utf8')).toBe('in out '.repeat(3));
  });

  it('takes over from a process that has died', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(scratch(`${name}.lock`), String(dead));
    expect(await alone(name, async () => 'done')).toBe('done');
  });

  it('takes over from one that fell silent, though its number is in use again', async () => {
    const path = scratch(`${name}.lock`);
    writeFileSync(path, String(process.ppid));
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(path, longAgo, longAgo);
    expect(await alone(name, async () => 'done')).toBe('done');
  });

  it('is free again after work that failed', async () => {
    const failing = alone(name, async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await alone(name, async () => 'done')).toBe('done');
  });
});

function work(journal: string): Promise<void> {
  const program = `
    const { alone } = await import(${JSON.stringify(resolve('scripts/lib/lock.mjs'))});
    const { appendFileSync } = await import('node:fs');
    await alone(${JSON.stringify(name)}, async () => {
      appendFileSync(${JSON.stringify(journal)}, 'in ');
      await new Promise((done) => setTimeout(done, 100));
      appendFileSync(${JSON.stringify(journal)}, 'out ');
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`exit code ${code}`))));
  });
}
