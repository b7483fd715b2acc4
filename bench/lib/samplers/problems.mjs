/** @typedef {{ key: string, space: object[], least: number, value: (proposal: any) => number }} Problem */

/**
 * What samplers are set to: functions with known least values, and a search as one for a model looks. Less is better.
 * @type {Problem[]}
 */
export const problems = [
  { key: 'branin', space: [real('x', -5, 10), real('y', 0, 15)], least: 0.397887, value: branin },
  { key: 'hartmann6', space: unit(6), least: -3.32237, value: hartmann6 },
  {
    key: 'rastrigin5',
    space: Array.from({ length: 5 }, (_, k) => real(`x${k}`, -5.12, 5.12)),
    least: 0,
    value: rastrigin,
  },
  { key: 'mixed', space: mixedSpace(), least: 0, value: mixed },
];

function real(path, low, high, more = {}) {
  return { kind: 'float', path, low, high, step: null, log: false, when: null, ...more };
}

function whole(path, low, high, more = {}) {
  return { kind: 'int', path, low, high, step: 1, log: false, when: null, ...more };
}

function unit(count) {
  return Array.from({ length: count }, (_, k) => real(`x${k}`, 0, 1));
}

/** Branin and Hoo (1972); three equal minima. */
function branin({ x, y }) {
  const bend = y - (5.1 / (4 * Math.PI ** 2)) * x ** 2 + (5 / Math.PI) * x - 6;
  return bend ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
}

/** Hartmann (1973) in six dimensions; one of six minima is the least. */
function hartmann6(proposal) {
  const alpha = [1, 1.2, 3, 3.2];
  const a = [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
  ];
  const p = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
  ];
  return -alpha.reduce((sum, weight, i) => {
    const inner = a[i].reduce((far, scale, j) => far + scale * (proposal[`x${j}`] - p[i][j]) ** 2, 0);
    return sum + weight * Math.exp(-inner);
  }, 0);
}

/** Rastrigin (1974); a lattice of local minima. */
function rastrigin(proposal) {
  return Object.values(proposal).reduce((sum, x) => sum + x ** 2 - 10 * Math.cos(2 * Math.PI * x) + 10, 0);
}

/** An optimizer with ranges of its own, layers with a size each, and what all have. */
function mixedSpace() {
  const of = (...values) => ({ path: 'optimizer', in: values });
  return [
    { kind: 'choice', path: 'optimizer', values: ['adam', 'sgd', 'rmsprop'], when: null },
    real('rate.adam', 1e-5, 1e-1, { log: true, when: of('adam') }),
    real('rate.sgd', 1e-4, 1, { log: true, when: of('sgd') }),
    real('momentum', 0, 0.99, { when: of('sgd') }),
    real('rate.rmsprop', 1e-5, 1e-1, { log: true, when: of('rmsprop') }),
    whole('layers', 1, 3),
    whole('hidden.0', 8, 256, { log: true }),
    whole('hidden.1', 8, 256, { log: true, when: { path: 'layers', in: [2, 3] } }),
    whole('hidden.2', 8, 256, { log: true, when: { path: 'layers', in: [3] } }),
    real('dropout', 0, 0.6, { step: 0.05 }),
    { kind: 'choice', path: 'pooling', values: ['last', 'mean', 'attention'], when: null },
    { kind: 'toggle', path: 'features.0', when: null },
  ];
}

/** Least at adam with a rate of 0.003, two layers of 64 and 32, dropout 0.25, attention, and the feature. */
function mixed(proposal) {
  const { optimizer, layers, dropout, pooling } = proposal;
  const off = (path, best) => Math.log10(proposal[path] / best);
  const momentum = proposal.momentum ?? 0;
  const ofRate =
    { adam: 0, sgd: 0.15, rmsprop: 0.05 }[optimizer] +
    off(`rate.${optimizer}`, { adam: 3e-3, sgd: 5e-2, rmsprop: 1e-3 }[optimizer]) ** 2 / 2;
  const ofMomentum = optimizer === 'sgd' ? (momentum - 0.9) ** 2 : 0;
  const sizes = [
    off('hidden.0', 64),
    layers > 1 ? off('hidden.1', 32) : 0.5,
    layers > 2 ? off('hidden.2', 16) + 0.3 : 0,
  ];
  const ofSizes = sizes.reduce((sum, size) => sum + size ** 2, 0) / 2;
  // Larger networks bear, and need, more dropout.
  const ofDropout = 2 * (dropout - 0.25 - 0.2 * sizes[0]) ** 2;
  const ofPooling = { last: 0.1, mean: 0.2, attention: 0 }[pooling];
  return ofRate + ofMomentum + ofSizes + ofDropout + ofPooling + (proposal['features.0'] ? 0 : 0.05);
}
