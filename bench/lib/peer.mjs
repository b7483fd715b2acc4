import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { at } from '../../scripts/lib/paths.mjs';
import { training } from './native.mjs';

/** PyTorch in a process of its own, which answers a line of JSON with a line of JSON; null where there is none. */
export async function openPeer() {
  const python = findPython();
  if (!python) {
    process.stderr.write(
      'PyTorch was not found: give an interpreter that has it in $LONGSHORT_TORCH_PYTHON. Measuring Longshort alone.\n',
    );
    return null;
  }
  const child = spawn(python, [at('bench/peers/torch_lstm.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('PyTorch ended early; its own words are above.');
    return JSON.parse(value);
  };
  const { label } = await answer();

  return {
    label,
    async measure(problem, weights) {
      const file = join(folder, 'problem.bin');
      writeFileSync(file, bytesOf(problem, weights));
      const { shape, matrix, batches } = problem;
      const request = { ...shape, bars: matrix.length / shape.features, batches: batches.length, file };
      child.stdin.write(`${JSON.stringify({ ...request, training })}\n`);
      return answer();
    },
    close() {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPython() {
  const names = [process.env.LONGSHORT_TORCH_PYTHON, 'python3', '/usr/bin/python3'].filter(
    (name) => name !== undefined,
  );
  return names.find((name) => spawnSync(name, ['-c', 'import torch']).status === 0);
}

/** Matrix, labels, rows of every batch, weights in canonical order: little-endian, 4 bytes each. */
function bytesOf({ matrix, labels, batches }, weights) {
  const arrays = [matrix, labels, ...batches, ...weights.map(({ data }) => data)];
  return Buffer.concat(
    arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}
