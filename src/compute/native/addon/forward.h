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

/** M rows of one step, W units of one panel. The pointers stand at the first of the rows and at the lanes. */
struct CellTile {
  const float *input, *before;
  const float* cellBefore; // null at the first step
  float *output, *gates, *cell, *squashed;
};

template <int M>
static inline __attribute__((always_inline)) void forwardTile(
    const LayerPass& p, const Columns& columns, const CellTile& at) {
  V sums[M][4];
#pragma GCC unroll 8
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int g = 0; g < 4; g++) sums[m][g] = load(columns.bias + g * kUnits);
  }
  addProducts<M>(sums, at.input, p.inputRow, columns.weights, p.inputs);
  if (at.cellBefore != nullptr) {
    addProducts<M>(sums, at.before, p.outputRow, columns.weights + size_t(p.inputs) * kPanel, p.hidden);
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
    store(at.output + m * p.outputRow, o * squashed);
  }
}

static void forwardPanel(const LayerPass& p, int t, int panel) {
  const size_t weightRows = size_t(p.inputs + p.hidden);
  float* gates = p.gates + t * p.gateStep + size_t(panel) * kSlice * kPanel;
  const size_t cellAt = size_t(panel) * kSlice * kUnits;
  float* cells = p.cells + t * p.cellStep + cellAt;
  float* squashed = p.squashed + t * p.cellStep + cellAt;
  const float* cellsBefore = t == 0 ? nullptr : p.cells + (t - 1) * p.cellStep + cellAt;
  for (int lane = 0; lane < kUnits; lane += W) {
    const Columns columns = {p.weights + panel * weightRows * kPanel + lane, p.bias + panel * kPanel + lane};
    for (int row = 0; row < p.rows; row += kTileRows) {
      const CellTile at = {
          p.input + t * p.inputStep + row * p.inputRow,
          p.outputs + t * p.outputStep + row * p.outputRow,
          cellsBefore == nullptr ? nullptr : cellsBefore + row * kUnits + lane,
          p.outputs + (t + 1) * p.outputStep + row * p.outputRow + panel * kUnits + lane,
          gates + row * kPanel + lane,
          cells + row * kUnits + lane,
          squashed + row * kUnits + lane,
      };
      const int left = p.rows - row;
      withNumber<kTileRows>(left < kTileRows ? left : kTileRows,
                            [&](auto m) { forwardTile<decltype(m)::value>(p, columns, at); });
    }
  }
}

static void forward(const LayerPass& p) {
  for (int t = 0; t < p.steps; t++) {
    for (int panel = 0; panel < p.panels; panel++) forwardPanel(p, t, panel);
  }
}

} // namespace longshort
