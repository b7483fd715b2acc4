import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython, leftOut, openLineProcess } from './line-process.mjs';
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
  return { peer: null, reason: leftOut(peer.name, peer.variable) };
}

/** As bench/peers/problem.py says. */
async function startPeer(name, { name: title, program, measures }, python) {
  const { label, ask, close } = await openLineProcess(title, python, program);
  const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));

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
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Matrix, labels, rows of every batch, weights in canonical order: little-endian, 4 bytes each. */
function bytesOf({ matrix, labels, batches }, weights) {
  const arrays = [matrix, labels, ...batches, ...weights.map(({ data }) => data)];
  return Buffer.concat(
    arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}
