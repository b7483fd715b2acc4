// Forward through a layer: the products with weights, and the cell's arithmetic while they are in registers.
#pragma once

#include "activations.h"
#include "kernels.h"

namespace longshort {

/** Weights of one panel at the lanes of one vector: the four gates of a row are `kUnits` apart. */
struct Columns {
  const float* weights; // [rows of weights][64]
  const float* bias;
};

/** sums[m][gate] += the products of `count` inputs of each row with the weights' rows. */
template <int M>
static inline __attribute__((always_inline)) void addProducts(
    V (&sums)[M][4], const float* input, size_t inputRow, const float* weights, int count) {
  for (int k = 0; k < count; k++) {
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
  bool isLast;
};

/** M rows of one step, W units of one panel. The pointers stand at the first of the rows and at the lanes. */
struct CellTile {
  const float *input, *before;
  const float* cellBefore; // null at the first step
  float *output, *gates, *cell, *squashed;
  float* recurrent;
  const float* recurrentMask; // null: `recurrent` is `output`
};

template <int M>
static inline __attribute__((always_inline)) void forwardTile(
    const LayerPass& p, const Columns& columns, const RowBlock& block, const CellTile& at) {
  V sums[M][4];
  const float* start = block.first == 0 ? columns.bias : at.gates;
  const size_t startRow = block.first == 0 ? 0 : kPanel;
#pragma GCC unroll 8
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int g = 0; g < 4; g++) sums[m][g] = load(start + m * startRow + g * kUnits);
  }
  const float* weights = columns.weights + size_t(block.first) * kPanel;
  const int inputs = (block.end < p.inputs ? block.end : p.inputs) - block.first;
  if (inputs > 0) {
    addProducts<M>(sums, at.input + block.first, p.inputRow, weights, inputs);
    weights += size_t(inputs) * kPanel;
  }
  const int first = block.first > p.inputs ? block.first - p.inputs : 0;
  if (block.end - p.inputs > first) {
    addProducts<M>(sums, at.before + first, p.outputRow, weights, block.end - p.inputs - first);
  }
  if (!block.isLast) {
#pragma GCC unroll 8
    for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
      for (int g = 0; g < 4; g++) store(at.gates + m * kPanel + g * kUnits, sums[m][g]);
    }
    return;
  }
#pragma GCC unroll 8
  for (int m = 0; m < M; m++) {
    V f, i, o, g;
    sigmoids(sums[m][0], sums[m][1], f, i);
    sigmoidAndTanh(sums[m][2], sums[m][3], o, g);
    V cell = i * g;
    if (at.cellBefore != nullptr) cell = fma(f, load(at.cellBefore + m * kUnits), cell);
    const V squashed = tanhOf(cell);
    store(at.gates + m * kPanel, f);
    store(at.gates + m * kPanel + kUnits, i);
    store(at.gates + m * kPanel + 2 * kUnits, o);
    store(at.gates + m * kPanel + 3 * kUnits, g);
    store(at.cell + m * kUnits, cell);
    store(at.squashed + m * kUnits, squashed);
    const V output = o * squashed;
    store(at.output + m * p.outputRow, output);
    if (at.recurrentMask != nullptr) {
      store(at.recurrent + m * p.outputRow, output * load(at.recurrentMask + m * p.outputRow));
    }
  }
}

static void forwardBlock(const LayerPass& p, int t, int panel, const RowBlock& block) {
  float* gates = p.gates + t * p.gateStep + size_t(panel) * kSlice * kPanel;
  const size_t cellAt = size_t(panel) * kSlice * kUnits;
  float* cells = p.cells + t * p.cellStep + cellAt;
  float* squashed = p.squashed + t * p.cellStep + cellAt;
  const float* cellsBefore = t == 0 ? nullptr : p.cells + (t - 1) * p.cellStep + cellAt;
  for (int lane = 0; lane < kUnits; lane += W) {
    const Columns columns = {p.weights + size_t(panel) * (p.inputs + p.hidden) * kPanel + lane,
                             p.bias + panel * kPanel + lane};
    forTiles<kTileRows>(p.rows, [&](int row, auto m) {
      const size_t unitAt = row * p.outputRow + panel * kUnits + lane;
      const CellTile at = {
          p.input + t * p.inputStep + row * p.inputRow,
          p.recurrent + t * p.outputStep + row * p.outputRow,
          cellsBefore == nullptr ? nullptr : cellsBefore + row * kUnits + lane,
          p.outputs + (t + 1) * p.outputStep + unitAt,
          gates + row * kPanel + lane,
          cells + row * kUnits + lane,
          squashed + row * kUnits + lane,
          p.recurrent + (t + 1) * p.outputStep + unitAt,
          p.recurrentMask == nullptr ? nullptr : p.recurrentMask + unitAt,
      };
      forwardTile<decltype(m)::value>(p, columns, block, at);
    });
  }
}

static void forward(const LayerPass& p) {
  for (int t = 0; t < p.steps; t++) {
    // Before the first step there are no outputs to multiply.
    const int rows = t == 0 ? p.inputs : p.inputs + p.hidden;
    const int blocks = (rows + kBlockRows - 1) / kBlockRows;
    for (int panel = 0; panel < p.panels; panel++) {
      for (int k = 0; k < blocks; k++) {
        forwardBlock(p, t, panel, {rows * k / blocks, rows * (k + 1) / blocks, k == blocks - 1});
      }
    }
  }
}

} // namespace longshort
