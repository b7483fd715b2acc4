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
