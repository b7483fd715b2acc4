// Forward through a layer: panel by panel the products with the weights, then the cells' arithmetic on them. Apart, since the processor
// looks only so far ahead: behind a register tile's many sums, the long chains of the activations would wait for each other.
#pragma once

#include "activations.h"
#include "kernels.h"

namespace longshort {

/** Weights of one panel at the lanes of one vector: the four gates of a row are `kUnits` apart. */
struct Columns {
  const float* weights; // [rows of weights][64]
  const float* bias;
};

/** sums[m][gate] += the products of `count` inputs of each row with the weights' rows. Fetches a line of `next` for each row. */
template <int M, bool Fetches>
static inline __attribute__((always_inline)) void addProducts(
    V (&sums)[M][4], const float* input, size_t inputRow, const float* weights, int count, const float* next) {
  for (int k = 0; k < count; k++) {
    if constexpr (Fetches) prefetch(next + size_t(k) * kLine);
    V w[4];
#pragma GCC unroll 4
    for (int g = 0; g < 4; g++) w[g] = load(weights + size_t(k) * kPanel + g * kUnits);
#pragma GCC unroll 8
    for (int m = 0; m < M; m++) {
      const V x = all(input[m * inputRow + k]);
#pragma GCC unroll 4
      for (int g = 0; g < 4; g++) sums[m][g] = fma(x, w[g], sums[m][g]);
    }
  }
}

/** Rows of weights that are used for all rows of the batch before the next ones: they stay in the first cache. */
constexpr int kBlockRows = W == 16 ? 144 : 96;

/** Weights' rows first ... end of inputs + hidden. Sums wait in `gates` between two blocks, so the order of adding is one. */
struct RowBlock {
  int first, end;
};

/** M rows of one step, W units of one panel. The pointers stand at the first of the rows and at the lanes. */
template <int M, bool Fetches>
static inline __attribute__((always_inline)) void productTile(
    const LayerPass& p, const Columns& columns, const RowBlock& block, const float* input, const float* before, float* gates,
    const float* next) {
  V sums[M][4];
  const float* start = block.first == 0 ? columns.bias : gates;
  const size_t startRow = block.first == 0 ? 0 : kPanel;
#pragma GCC unroll 8
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int g = 0; g < 4; g++) sums[m][g] = load(start + m * startRow + g * kUnits);
  }
  const float* weights = columns.weights + size_t(block.first) * kPanel;
  const int inputs = (block.end < p.inputs ? block.end : p.inputs) - block.first;
  if (inputs > 0) {
    addProducts<M, Fetches>(sums, input + block.first, p.inputRow, weights, inputs, next);
    weights += size_t(inputs) * kPanel;
    next += size_t(inputs) * kLine;
  }
  const int first = block.first > p.inputs ? block.first - p.inputs : 0;
  if (block.end - p.inputs > first) {
    addProducts<M, Fetches>(sums, before + first, p.outputRow, weights, block.end - p.inputs - first, next);
  }
#pragma GCC unroll 8
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int g = 0; g < 4; g++) store(gates + m * kPanel + g * kUnits, sums[m][g]);
  }
}

template <bool Fetches>
static void forwardBlock(const LayerPass& p, int t, int panel, const RowBlock& block) {
  float* gates = p.gates + t * p.gateStep + size_t(panel) * kSlice * kPanel;
  for (int lane = 0; lane < kUnits; lane += W) {
    const Columns columns = {p.weights + size_t(panel) * (p.inputs + p.hidden) * kPanel + lane,
                             p.bias + panel * kPanel + lane};
    // The next block follows this one in memory, in the next panel too.
    const float* next = columns.weights + size_t(block.end) * kPanel;
    forTiles<kTileRows>(p.rows, [&](int row, auto m) {
      productTile<decltype(m)::value, Fetches>(p, columns, block, p.input + t * p.inputStep + row * p.inputRow,
                                               p.recurrent + t * p.outputStep + row * p.outputRow,
                                               gates + row * kPanel + lane, next);
      next += size_t(block.end - block.first) * kLine;
    });
  }
}

/** A panel's cells at one step. */
struct Cells {
  const float* before; // null at the first step
  float *gates, *cells, *squashed, *outputs, *recurrent;
  const float* recurrentMask; // null: `recurrent` is `outputs`
  size_t outputRow;
};

/** Vectors of a row of 16 units, and vectors that are squashed together. */
constexpr int kRowVectors = kUnits / W, kSquashed = 4;

/** Sums become gates, and with the cell before the cell, of vector v of the panel. */
static inline void activate(const Cells& c, int v) {
  float* gates = c.gates + v / kRowVectors * kPanel + v % kRowVectors * W;
  V f, i, o, g;
  sigmoids(load(gates), load(gates + kUnits), f, i);
  sigmoidAndTanh(load(gates + 2 * kUnits), load(gates + 3 * kUnits), o, g);
  V cell = i * g;
  if (c.before != nullptr) cell = fma(f, load(c.before + v * W), cell);
  store(gates, f);
  store(gates + kUnits, i);
  store(gates + 2 * kUnits, o);
  store(gates + 3 * kUnits, g);
  store(c.cells + v * W, cell);
}

/** Outputs of the cells of a few vectors from v on. */
static inline void squash(const Cells& c, int v) {
  V squashed[kSquashed];
#pragma GCC unroll 4
  for (int k = 0; k < kSquashed; k++) squashed[k] = tanhOf(load(c.cells + (v + k) * W));
#pragma GCC unroll 4
  for (int k = 0; k < kSquashed; k++) {
    const int row = (v + k) / kRowVectors, lane = (v + k) % kRowVectors * W;
    const V output = load(c.gates + row * kPanel + 2 * kUnits + lane) * squashed[k];
    const size_t at = row * c.outputRow + lane;
    store(c.squashed + (v + k) * W, squashed[k]);
    store(c.outputs + at, output);
    if (c.recurrentMask != nullptr) store(c.recurrent + at, output * load(c.recurrentMask + at));
  }
}

static void forwardCells(const LayerPass& p, int t, int panel) {
  const size_t cellAt = size_t(panel) * kSlice * kUnits;
  const size_t unitAt = (t + 1) * p.outputStep + panel * kUnits;
  const Cells c = {
      t == 0 ? nullptr : p.cells + (t - 1) * p.cellStep + cellAt,
      p.gates + t * p.gateStep + size_t(panel) * kSlice * kPanel,
      p.cells + t * p.cellStep + cellAt,
      p.squashed + t * p.cellStep + cellAt,
      p.outputs + unitAt,
      p.recurrent + unitAt,
      p.recurrentMask == nullptr ? nullptr : p.recurrentMask + panel * kUnits,
      p.outputRow,
  };
  const int vectors = p.rows * kRowVectors;
  for (int v = 0; v < vectors; v++) activate(c, v);
  // Up to three vectors beyond: a slice has room for them, and nothing reads them.
  for (int v = 0; v < vectors; v += kSquashed) squash(c, v);
}

static void forward(const LayerPass& p) {
  const auto multiply = outgrowsCache(p) ? forwardBlock<true> : forwardBlock<false>;
  for (int t = 0; t < p.steps; t++) {
    // Before the first step there are no outputs to multiply.
    const int rows = t == 0 ? p.inputs : p.inputs + p.hidden;
    const int blocks = (rows + kBlockRows - 1) / kBlockRows;
    for (int panel = 0; panel < p.panels; panel++) {
      for (int k = 0; k < blocks; k++) multiply(p, t, panel, {rows * k / blocks, rows * (k + 1) / blocks});
      forwardCells(p, t, panel);
    }
  }
}

} // namespace longshort
