// Small passes over whole arrays: transposed weights, dropout.
#pragma once

#include "kernels.h"
#include "simd.h"

namespace longshort {

/** Up to W rows of a panel's weights, each `row` floats: they become columns of `into`, whose rows are `intoRow` apart. */
static inline void transposeRows(const float* from, int rows, size_t row, int columns, float* into, int intoRow) {
  for (int n = 0; n < columns; n += W) {
    V square[W];
#pragma GCC unroll 16
    for (int c = 0; c < W; c++) square[c] = c < rows ? load(from + c * row + n) : all(0.0f);
    transpose(square);
    if (n + W <= columns) {
#pragma GCC unroll 16
      for (int c = 0; c < W; c++) store(into + size_t(n + c) * intoRow, square[c]);
    } else {
      for (int c = 0; c < columns - n; c++) store(into + size_t(n + c) * intoRow, square[c]);
    }
  }
}

static void transposeWeights(const float* weights, int hidden, int rowsOfPanel, int first, int count, float* into) {
  const int wide = (count + kUnits - 1) / kUnits * kUnits;
  for (int from = 0; from < wide; from += W) {
    const int before = from / kBlock * kBlock;
    const int columns = wide - before < kBlock ? wide - before : kBlock;
    float* block = into + size_t(before) * 4 * hidden + (from - before);
    for (int panel = 0; panel < panelsOf(hidden); panel++) {
      const int units = unitsOf(hidden, panel), width = panelRow(units);
      const float* source = weights + size_t(panel) * rowsOfPanel * kPanel + size_t(first + from) * width;
      transposeRows(source, count - from, width, 4 * units, block, columns);
      block += size_t(4) * units * columns;
    }
  }
}

static void product(const float* a, const float* b, float* into, size_t row, int rows, int width) {
  for (int r = 0; r < rows; r++) {
    for (size_t j = r * row; j < r * row + width; j += W) store(into + j, load(a + j) * load(b + j));
  }
}

static inline uint32_t mix(uint32_t h) {
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return h ^ (h >> 16);
}

static void mask(uint32_t stream, uint32_t first, uint32_t threshold, float keep, float* into, int width) {
  for (int i = 0; i < width; i++) {
    into[i] = mix(stream + (first + uint32_t(i) + 1) * 0x9e3779b9u) >= threshold ? keep : 0.0f;
  }
}

} // namespace longshort
