/** Shapes of the table: hidden units, bars, features, rows a batch, layers. */
export function shapesOf(grid) {
  const { hidden, lookback, features, batch, layers } = grids[grid];
  return layers.flatMap((l) =>
    hidden.flatMap((h) =>
      lookback.flatMap((t) =>
        features.flatMap((f) =>
          batch.map((b) => ({ hidden: h, lookback: t, features: f, batch: b, layers: l })),
        ),
      ),
    ),
  );
}

const grids = {
  whole: {
    hidden: [16, 32, 64, 128, 256],
    lookback: [10, 20, 60, 240],
    features: [4, 8, 32],
    batch: [32, 64, 256],
    layers: [1, 2],
  },
  quick: { hidden: [16, 32, 64, 128], lookback: [20, 60], features: [8], batch: [64], layers: [1, 2] },
};

/** Small models for a graphics card, and how many of them at once. */
export function gpuShapes(grid) {
  const { hidden, lookback, layers, batch, models } = gpuGrids[grid];
  return layers.flatMap((l) =>
    lookback.flatMap((t) =>
      hidden.map((h) => ({ shape: { hidden: h, lookback: t, features: 8, batch, layers: l }, models })),
    ),
  );
}

const gpuGrids = {
  whole: { hidden: [16, 32, 64], lookback: [20, 60], layers: [1, 2], batch: 64, models: 64 },
  quick: { hidden: [16], lookback: [10], layers: [1], batch: 32, models: 4 },
};

/** Every n-th shape, beginning with the i-th: `part` is "i/n", so that parts take about as long. Throws a sentence. */
export function partOf(shapes, part) {
  const [, i, n] = (/^(\d+)\/(\d+)$/.exec(part) ?? []).map(Number);
  if (!(i >= 1 && i <= n)) throw new Error(`--part is "${part}": it must be i/n with i from 1 to n, as 2/3.`);
  return shapes.filter((_, k) => k % n === i - 1);
}

/** Shapes with the numbers of `where`, as in "hidden=64,batch=32". Throws a sentence. */
export function shapesWhere(shapes, where) {
  const conditions = where.split(',').map((text) => text.split('='));
  for (const [name, value] of conditions) {
    if (shapes.some((shape) => String(shape[name]) === value)) continue;
    const names = Object.keys(shapes[0]).join(', ');
    throw new Error(`--where is "${where}": no shape has ${name} ${value}. There are ${names}.`);
  }
  return shapes.filter((shape) => conditions.every(([name, value]) => String(shape[name]) === value));
}
