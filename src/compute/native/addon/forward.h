// Forward through a layer: panel by panel the products with the weights, then the cells' arithmetic on them. Apart, since the processor
// looks only so far ahead: behind a register tile's many sums, the long chains of the activations would wait for each other.
#pragma once

#include "activations.h"
#include "kernels.h"

namespace longshort {

/** Weights of one panel from a column on. */
struct Columns {
  const float* weights; // [rows of weights][row]
  size_t row;
  const float* bias;
};

/** sums[m][v] += the products of `count` inputs of each row with the weights' rows. Fetches a line of `next` for each row. */
template <int M, int N, bool Fetches>
static inline __attribute__((always_inline)) void addProducts(
    V (&sums)[M][N], const float* input, size_t inputRow, const float* weights, size_t weightsRow, int count,
    const float* next) {
  for (int k = 0; k < count; k++) {
    if constexpr (Fetches) prefetch(next + size_t(k) * kLine);
    V w[N];
#pragma GCC unroll 4
    for (int v = 0; v < N; v++) w[v] = load(weights + size_t(k) * weightsRow + v * W);
#pragma GCC unroll 12
    for (int m = 0; m < M; m++) {
      const V x = all(input[m * inputRow + k]);
#pragma GCC unroll 4
      for (int v = 0; v < N; v++) sums[m][v] = fma(x, w[v], sums[m][v]);
    }
  }
}

/** Rows of weights that are used for all rows of the batch before the next ones: they stay in the first cache. */
constexpr int kBlockRows = W == 16 ? 144 : 96;

/** Weights' rows first ... end of inputs + hidden. Sums wait in `gates` between two blocks, so the order of adding is one. */
struct RowBlock {
  int first, end;
};

/** M rows of one step, N vectors of columns of one panel. The pointers stand at the first of both. */
template <int M, int N, bool Fetches>
static inline __attribute__((always_inline)) void productTile(
    const LayerPass& p, const Columns& columns, const RowBlock& block, const float* input, const float* before, float* gates,
    const float* next) {
  V sums[M][N];
  const float* start = block.first == 0 ? columns.bias : gates;
  const size_t startRow = block.first == 0 ? 0 : kPanel;
#pragma GCC unroll 12
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int v = 0; v < N; v++) sums[m][v] = load(start + m * startRow + v * W);
  }
  const float* weights = columns.weights + size_t(block.first) * columns.row;
  const int inputs = (block.end < p.inputs ? block.end : p.inputs) - block.first;
  if (inputs > 0) {
    addProducts<M, N, Fetches>(sums, input + block.first, p.inputRow, weights, columns.row, inputs, next);
    weights += size_t(inputs) * columns.row;
    next += size_t(inputs) * kLine;
  }
  const int first = block.first > p.inputs ? block.first - p.inputs : 0;
  if (block.end - p.inputs > first) {
    addProducts<M, N, Fetches>(sums, before + first, p.outputRow, weights, columns.row, block.end - p.inputs - first, next);
  }
#pragma GCC unroll 12
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int v = 0; v < N; v++) store(gates + m * kPanel + v * W, sums[m][v]);
  }
}

template <bool Fetches>
static void forwardBlock(const LayerPass& p, int t, int panel, const RowBlock& block) {
  float* gates = p.gates + t * p.gateStep + size_t(panel) * kSlice * kPanel;
  const int width = panelRow(p.units(panel));
  const float* weights = p.weights + size_t(panel) * (p.inputs + p.hidden) * kPanel;
  // The next block follows this one in memory, in the next panel too.
  const float* next = weights + size_t(block.end) * width;
  forColumns(width, [&](int column, auto n) {
    constexpr int N = decltype(n)::value;
    const Columns columns = {weights + column, size_t(width), p.bias + panel * kPanel + column};
    forTiles<tileRows<N>()>(p.rows, [&](int row, auto m) {
      productTile<decltype(m)::value, N, Fetches>(p, columns, block, p.input + t * p.inputStep + row * p.inputRow,
                                                  p.recurrent + t * p.outputStep + row * p.outputRow,
                                                  gates + row * kPanel + column, next);
      next += size_t(block.end - block.first) * kLine;
    });
  });
}

/** Vectors of a row of 16 units. */
constexpr int kRowVectors = kUnits / W;

/** Gates that follow each other `units` apart get 16 lanes each, those without a unit zeros. */
static void spreadGates(float* gates, int rows, int units) {
  for (int row = 0; row < rows; row++, gates += kPanel) {
    V apart[4 * kRowVectors];
    for (int j = 0; j < 4 * kRowVectors; j++) {
      const int lane = j % kRowVectors * W;
      apart[j] = firstLanes(load(gates + j / kRowVectors * units + lane), units - lane);
    }
    for (int j = 0; j < 4 * kRowVectors; j++) store(gates + j * W, apart[j]);
  }
}

/** A panel's cells at one step. */
struct Cells {
  const float* before; // null at the first step
  float *gates, *cells, *squashed, *outputs, *recurrent;
  const float* recurrentMask; // null: `recurrent` is `outputs`
  size_t outputRow;
};

/** Vectors that are squashed together. */
constexpr int kSquashed = 4;

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
      const int units = p.units(panel);
      if (units < kUnits) spreadGates(p.gates + t * p.gateStep + size_t(panel) * kSlice * kPanel, p.rows, units);
      forwardCells(p, t, panel);
    }
  }
}

} // namespace longshort
