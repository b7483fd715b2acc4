import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython, leftOut, openLineProcess } from '../line-process.mjs';
import { noise } from '../problem.mjs';

const peerOf = { check: 'import sklearn', variable: 'LONGSHORT_SKLEARN_PYTHON' };

/**
 * Fits a random forest with the defaults of scikit-learn, on one core, in turn with scikit-learn: the best of several takes of each, since the
 * machine's other work only ever adds to a time. Accuracies are of forests of one half of the rows on the other, to see that both do
 * the same work.
 * @returns seconds of both and theirs to ours, above 1 where Longshort is faster; null where there is no scikit-learn
 */
export async function measureForest({ randomForest }, { rows, width, trees, rounds }) {
  const problem = problemOf(rows, width);
  const learner = randomForest({ task: { kind: 'classes', classes: 2 }, trees });
  const grow = (from, to) =>
    learner.fit(
      { values: problem.features.subarray(from * width, to * width), count: to - from, width },
      problem.labels.subarray(from, to),
      null,
      1,
    );
  const accuracy = accuracyOf(learner, grow(0, rows / 2), problem, rows / 2, rows, width);
  const peer = await openPeer(problem, { rows, width, trees });
  try {
    /** @type {number[]} */
    const own = [];
    /** @type {number[]} */
    const theirs = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      grow(0, rows);
      own.push((performance.now() - start) / 1000);
      if (peer !== null) theirs.push((await peer.take()).seconds);
    }
    const seconds = Math.min(...own);
    const peerSeconds = peer && Math.min(...theirs);
    const ratio = peerSeconds && peerSeconds / seconds;
    const beside = { peer: peer?.label ?? null, peerSeconds, peerAccuracy: peer?.accuracy ?? null };
    return { rows, width, trees, rounds, ratio, seconds, accuracy, ...beside };
  } finally {
    peer?.close();
  }
}

/** A label that leans on some of the features, and on two of them together. */
function problemOf(rows, width) {
  const random = noise();
  const features = Float32Array.from({ length: rows * width }, () => random());
  const labels = Float32Array.from({ length: rows }, (_, row) => {
    const [a, b, c] = features.subarray(row * width, row * width + 3);
    return a + 2 * b * c + 0.5 * random() > 0 ? 1 : 0;
  });
  return { features, labels };
}

function accuracyOf(learner, model, { features, labels }, from, to, width) {
  const values = features.subarray(from * width, to * width);
  const chances = learner.predict(model, { values, count: to - from, width });
  let right = 0;
  for (let row = from; row < to; row++)
    if (chances[2 * (row - from) + 1] > 0.5 === (labels[row] === 1)) right++;
  return right / (to - from);
}

async function openPeer({ features, labels }, { rows, width, trees }) {
  const python = findPython(peerOf);
  if (!python) {
    process.stderr.write(`${leftOut('scikit-learn', peerOf.variable)}\n`);
    return null;
  }
  const { label, ask, close } = await openLineProcess('scikit-learn', python, 'sklearn_forest.py');
  const folder = mkdtempSync(join(tmpdir(), 'longshort-bench-'));
  const file = join(folder, 'rows.bin');
  writeFileSync(file, Buffer.concat([Buffer.from(features.buffer), Buffer.from(labels.buffer)]));
  const settings = { trees, leaf: 1 };
  const { accuracy } = await ask({ ask: 'open', rows, width, file, ...settings });
  return {
    label,
    accuracy,
    take: () => ask({ ask: 'take', ...settings }),
    close() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
