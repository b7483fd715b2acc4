// Small passes over whole arrays: transposed weights, dropout.
#pragma once

#include "kernels.h"
#include "simd.h"

namespace longshort {

static void transposeWeights(const float* weights, int panels, int rowsOfPanel, int first, int count, float* into) {
  const int wide = (count + kUnits - 1) / kUnits * kUnits;
  for (int from = 0; from < wide; from += kBlock) {
    const int columns = wide - from < kBlock ? wide - from : kBlock;
    float* block = into + size_t(from) * panels * kPanel;
    for (int panel = 0; panel < panels; panel++) {
      const float* source = weights + (size_t(panel) * rowsOfPanel + first + from) * kPanel;
      for (int n = 0; n < kPanel; n++, block += columns) {
        for (int c = 0; c < columns; c++) block[c] = from + c < count ? source[size_t(c) * kPanel + n] : 0.0f;
      }
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
