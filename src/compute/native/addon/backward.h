// Back through time in a layer. Step by step: the cell's gradients, those of the outputs before (and of the layer below), and
// every few steps, while they are in the cache, the weights' gradients.
#pragma once

#include "kernels.h"
#include "simd.h"

namespace longshort {

/** Gate gradients of a chunk: [steps of the chunk, latest first][panels][rows][64], of each row as many as panelRow. */
struct Chunk {
  float* gradients;
  int lastStep, steps;
};

static inline size_t chunkStep(const LayerPass& p) { return size_t(p.panels) * p.rows * kPanel; }

/** The gates of a row, which have 16 lanes each, follow each other: what one leaves behind its units is the next one's place. */
static inline void packGates(const float* gates, int units, float* into) {
  for (int lane = panelRow(units) - kUnits; lane < panelRow(units); lane += W) store(into + lane, all(0.0f));
  for (int gate = 0; gate < 4; gate++) {
    for (int lane = 0; lane < units; lane += W) store(into + gate * units + lane, load(gates + gate * kUnits + lane));
  }
}

/** d loss / d gates, before their activations, of one step; moves the cells' gradients one step back. */
static void backwardCells(const LayerBackward& b, int t, const float* above, float* into) {
  const LayerPass& p = b.pass;
  const bool isLast = t == p.steps - 1;
  const V one = all(1.0f);
  for (int panel = 0; panel < p.panels; panel++) {
    const size_t cellAt = size_t(panel) * kSlice * kUnits;
    const float* gates = p.gates + t * p.gateStep + size_t(panel) * kSlice * kPanel;
    const float* squashed = p.squashed + t * p.cellStep + cellAt;
    const float* cellsBefore = t == 0 ? nullptr : p.cells + (t - 1) * p.cellStep + cellAt;
    float* cellGradients = b.cellGradients + cellAt;
    const int units = p.units(panel);
    float* gradients = into + size_t(panel) * p.rows * kPanel;
    for (int row = 0; row < p.rows; row++, gradients += kPanel) {
      float apart[kPanel];
      for (int lane = 0; lane < kUnits; lane += W) {
        const int unit = panel * kUnits + lane;
        const float* gate = gates + row * kPanel + lane;
        const V f = load(gate), i = load(gate + kUnits), o = load(gate + 2 * kUnits), g = load(gate + 3 * kUnits);
        const V s = load(squashed + row * kUnits + lane);
        const V cellBefore = cellsBefore == nullptr ? all(0.0f) : load(cellsBefore + row * kUnits + lane);
        V dOutput = isLast ? all(0.0f) : load(b.before + row * p.outputRow + unit);
        if (p.recurrentMask != nullptr) dOutput = dOutput * load(p.recurrentMask + row * p.outputRow + unit);
        if (above != nullptr) dOutput = dOutput + load(above + row * b.aboveRow + unit);
        V dCell = isLast ? all(0.0f) : load(cellGradients + row * kUnits + lane);
        dCell = fma(dOutput * o, fma(-s, s, one), dCell);
        float* to = (units < kUnits ? apart : gradients) + lane;
        store(to, dCell * cellBefore * (f * (one - f)));
        store(to + kUnits, dCell * g * (i * (one - i)));
        store(to + 2 * kUnits, dOutput * s * (o * (one - o)));
        store(to + 3 * kUnits, dCell * i * fma(-g, g, one));
        store(cellGradients + row * kUnits + lane, dCell * f);
      }
      if (units < kUnits) packGates(apart, units, gradients);
    }
  }
}

/**
 * M rows times N vectors of columns: gate gradients times a block of transposed weights. Fetches a line of `next` for each row
 * of the block.
 */
template <int M, int N, bool Fetches>
static inline __attribute__((always_inline)) void backTile(
    const LayerPass& p, const float* gradients, const float* block, int columns, float* into, size_t intoRow,
    const float* next) {
  V sums[M][N] = {};
  for (int panel = 0; panel < p.panels; panel++) {
    const float* from = gradients + size_t(panel) * p.rows * kPanel;
    const int count = 4 * p.units(panel);
    for (int n = 0; n < count; n++, block += columns) {
      if constexpr (Fetches) prefetch(next + size_t(panel * kPanel + n) * kLine);
      V w[N];
#pragma GCC unroll 4
      for (int v = 0; v < N; v++) w[v] = load(block + v * W);
#pragma GCC unroll 12
      for (int m = 0; m < M; m++) {
        const V x = all(from[m * kPanel + n]);
#pragma GCC unroll 4
        for (int v = 0; v < N; v++) sums[m][v] = fma(x, w[v], sums[m][v]);
      }
    }
  }
#pragma GCC unroll 12
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int v = 0; v < N; v++) store(into + m * intoRow + v * W, sums[m][v]);
  }
}

/** into[rows][count of columns] = gate gradients times transposed weights, block by block. */
template <bool Fetches>
static void multiplyBack(
    const LayerPass& p, const float* gradients, const float* transposed, int count, float* into, size_t intoRow) {
  for (int first = 0; first < count; first += kBlock) {
    const int columns = count - first < kBlock ? count - first : kBlock;
    const float* block = transposed + size_t(first) * 4 * p.hidden;
    // The next block follows this one in memory.
    const float* next = block + size_t(columns) * 4 * p.hidden;
    forColumns(columns, [&](int column, auto n) {
      constexpr int N = decltype(n)::value;
      forTiles<tileRows<N>()>(p.rows, [&](int row, auto m) {
        backTile<decltype(m)::value, N, Fetches>(p, gradients + row * kPanel, block + column, columns,
                                                 into + row * intoRow + first + column, intoRow, next);
        next += size_t(4) * p.hidden * kLine;
      });
    });
  }
}

/** Inputs of one kind, as weight gradients read them: [steps][rows][count]. */
struct Operand {
  const float* values;
  size_t step, row;
  int count = 0;
};

/** Weight gradients of a panel from a column on. */
struct Target {
  float* weights; // [rows of weights][row]
  size_t row;
  float* bias;
};

/** Adds to M rows of weight gradients, at N vectors of a panel's columns, the products of a chunk. */
template <int M, int N, bool HasBias>
static inline __attribute__((always_inline)) void outerTile(
    const LayerPass& p, const Chunk& chunk, int steps, const float* gradients, const Operand& x, const Target& into) {
  V sums[M][N], biasSums[N];
#pragma GCC unroll 12
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int v = 0; v < N; v++) sums[m][v] = load(into.weights + m * into.row + v * W);
  }
  if constexpr (HasBias) {
#pragma GCC unroll 4
    for (int v = 0; v < N; v++) biasSums[v] = load(into.bias + v * W);
  }
  // The next tile's gradients, of which there are too many to wait in a cache.
#pragma GCC unroll 12
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int v = 0; v < N; v++) prefetch(into.weights + (M + m) * into.row + v * W);
  }
  for (int s = 0; s < steps; s++) {
    const float* gradient = gradients + s * chunkStep(p);
    const float* value = x.values + (chunk.lastStep - s) * x.step;
    for (int row = 0; row < p.rows; row++, gradient += kPanel, value += x.row) {
      V d[N];
#pragma GCC unroll 4
      for (int v = 0; v < N; v++) d[v] = load(gradient + v * W);
      if constexpr (HasBias) {
#pragma GCC unroll 4
        for (int v = 0; v < N; v++) biasSums[v] = biasSums[v] + d[v];
      }
#pragma GCC unroll 12
      for (int m = 0; m < M; m++) {
        const V a = all(value[m]);
#pragma GCC unroll 4
        for (int v = 0; v < N; v++) sums[m][v] = fma(a, d[v], sums[m][v]);
      }
    }
  }
#pragma GCC unroll 12
  for (int m = 0; m < M; m++) {
#pragma GCC unroll 4
    for (int v = 0; v < N; v++) store(into.weights + m * into.row + v * W, sums[m][v]);
  }
  if constexpr (HasBias) {
#pragma GCC unroll 4
    for (int v = 0; v < N; v++) store(into.bias + v * W, biasSums[v]);
  }
}

/** N vectors of one panel's weight gradients from one operand; the first tile takes the bias along. */
template <int N, bool HasBias>
static void addOuterProducts(
    const LayerPass& p, const Chunk& chunk, int steps, const float* gradients, const Operand& x, const Target& into) {
  constexpr int rows = tileRows<N>();
  int done = 0;
  if constexpr (HasBias) {
    constexpr int most = rows - 1;
    const int tiles = (x.count + 1 + most) / rows;
    done = (x.count + tiles - 1) / tiles;
    if (done > most) done = most;
    withNumber<most>(done, [&](auto m) {
      outerTile<decltype(m)::value, N, true>(p, chunk, steps, gradients, x, into);
    });
  }
  forTiles<rows>(x.count - done, [&](int first, auto m) {
    const Operand from = {x.values + done + first, x.step, x.row};
    const Target to = {into.weights + size_t(done + first) * into.row, into.row, nullptr};
    outerTile<decltype(m)::value, N, false>(p, chunk, steps, gradients, from, to);
  });
}

static void addWeightGradients(const LayerBackward& b, const Chunk& chunk) {
  const LayerPass& p = b.pass;
  const Operand inputs = {p.input, p.inputStep, p.inputRow, p.inputs};
  const Operand outputs = {p.recurrent, p.outputStep, p.outputRow, p.hidden};
  // Before the first step there were no outputs.
  const bool isFirst = chunk.lastStep - chunk.steps < 0;
  for (int panel = 0; panel < p.panels; panel++) {
    const int width = panelRow(p.units(panel));
    forColumns(width, [&](int column, auto n) {
      constexpr int N = decltype(n)::value;
      const float* gradients = chunk.gradients + size_t(panel) * p.rows * kPanel + column;
      float* weights = b.weightGradients + size_t(panel) * (p.inputs + p.hidden) * kPanel + column;
      const Target ofInputs = {weights, size_t(width), b.biasGradients + panel * kPanel + column};
      const Target ofOutputs = {weights + size_t(p.inputs) * width, size_t(width), nullptr};
      addOuterProducts<N, true>(p, chunk, chunk.steps, gradients, inputs, ofInputs);
      addOuterProducts<N, false>(p, chunk, chunk.steps - isFirst, gradients, outputs, ofOutputs);
    });
  }
}

static void backward(const LayerBackward& b) {
  const LayerPass& p = b.pass;
  const auto multiply = outgrowsCache(p) ? multiplyBack<true> : multiplyBack<false>;
  const int most = p.rows < kChunkRows ? kChunkRows / p.rows : 1;
  Chunk chunk = {b.gateGradients, p.steps - 1, 0};
  for (int t = p.steps - 1; t >= 0; t--) {
    const bool hasAbove = !b.isLastStepOnly || t == p.steps - 1;
    const float* above = hasAbove ? b.above + t * b.aboveStep : nullptr;
    float* gradients = chunk.gradients + chunk.steps * chunkStep(p);
    backwardCells(b, t, above, gradients);
    if (b.toBelow != nullptr) {
      multiply(p, gradients, b.toBelow, b.belowPanels * kUnits, b.below + t * b.belowStep, b.belowRow);
    }
    if (t > 0) multiply(p, gradients, b.toBefore, p.panels * kUnits, b.before, p.outputRow);
    chunk.steps++;
    if (chunk.steps == most || t == 0) {
      addWeightGradients(b, chunk);
      chunk.lastStep = t - 1;
      chunk.steps = 0;
    }
  }
}

} // namespace longshort
