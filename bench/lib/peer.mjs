import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { at } from '../../scripts/lib/paths.mjs';
import { training } from './training.mjs';

/**
 * Who is measured beside us: its program, what Python must be able to do for it, the variable that names such a Python, and on
 * which shapes of the table.
 */
const peers = {
  torch: {
    name: 'PyTorch',
    program: 'torch_lstm.py',
    check: 'import torch',
    variable: 'LONGSHORT_TORCH_PYTHON',
    measures: () => true,
  },
  keras: {
    name: 'Keras',
    program: 'keras_lstm.py',
    check: 'import tensorflow',
    variable: 'LONGSHORT_KERAS_PYTHON',
    // Tracing and compiling its graphs takes longer than all else, and the features hardly change its times.
    measures: ({ features }) => features === 8,
  },
  cudnn: {
    name: 'PyTorch with cuDNN and an NVIDIA card',
    program: 'torch_cudnn.py',
    check: 'import torch; assert torch.cuda.is_available()',
    variable: 'LONGSHORT_TORCH_PYTHON',
    measures: () => true,
  },
};

/**
 * Starts a peer; where there is none, the reason is a sentence.
 * @param {string} name
 */
export async function openPeer(name) {
  const peer = peers[name];
  if (!peer) throw new Error(`There is no peer called ${name}: choose of ${Object.keys(peers).join(', ')}.`);
  const python = findPython(peer);
  if (python) return { peer: await startPeer(name, peer, python), reason: null };
  const reason = `${peer.name} is left out, since no Python here has it: name one that does in $${peer.variable}.`;
  return { peer: null, reason };
}

/** A process of its own, which answers a line of JSON with a line of JSON (peers/problem.py). */
async function startPeer(name, { name: title, program, measures }, python) {
  const child = spawn(python, [at('bench/peers', program)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${title} ended early; its own words are above.`);
    return JSON.parse(value);
  };
  const ask = (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return answer();
  };
  const { label } = await answer();

  return {
    name,
    label,
    measures,
    /** Its first losses by program, and its ways to run them, to be timed. */
    async open({ shape, matrix, labels, batches }, weights) {
      const file = join(folder, 'problem.bin');
      writeFileSync(file, bytesOf({ matrix, labels, batches }, weights));
      const data = { bars: matrix.length / shape.features, batches: batches.length, file };
      const { losses, ways } = await ask({ ask: 'open', ...shape, ...data, training });
      const contestants = ways.map((way) => ({
        name: way,
        take: async (seconds) => (await ask({ ask: 'take', way, seconds })).ms,
      }));
      return { losses, contestants };
    },
    close() {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPython({ check, variable }) {
  const names = [process.env[variable], 'python3', '/usr/bin/python3'].filter((name) => name !== undefined);
  return names.find((name) => spawnSync(name, ['-c', check]).status === 0);
}

/** Matrix, labels, rows of every batch, weights in canonical order: little-endian, 4 bytes each. */
function bytesOf({ matrix, labels, batches }, weights) {
  const arrays = [matrix, labels, ...batches, ...weights.map(({ data }) => data)];
  return Buffer.concat(
    arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}
