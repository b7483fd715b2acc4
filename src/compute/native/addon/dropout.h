// Inverted dropout, drawn as src/core/lstm/dropout.ts draws it: every factor follows from its key and its place.
#pragma once

#include <math.h>

#include "kernels.h"

namespace longshort {

class Dropout {
public:
  explicit Dropout(double rate)
      : threshold_(uint32_t(fmin(ceil(rate * 4294967296.0), 4294967295.0))), keep_(float(1 / (1 - rate))) {}

  bool isOn() const { return threshold_ > 0; }

  /** Factors of `hidden` units at `steps` steps for samples first ... first + count of a batch. [steps][slice][row] */
  void draw(const Kernels& kernels, uint32_t key, int first, int count, int steps, int hidden, float* into, int row) const {
    for (int b = 0; b < count; b++) {
      const uint32_t stream = mixed(key + uint32_t(first + b + 1) * 0x9e3779b9u);
      for (int t = 0; t < steps; t++) {
        float* factors = into + (size_t(t) * kSlice + b) * row;
        kernels.mask(stream, uint32_t(t) * hidden, threshold_, keep_, factors, hidden);
      }
    }
  }

private:
  static uint32_t mixed(uint32_t h) {
    h = (h ^ (h >> 16)) * 0x85ebca6bu;
    h = (h ^ (h >> 13)) * 0xc2b2ae35u;
    return h ^ (h >> 16);
  }

  uint32_t threshold_;
  float keep_;
};

/** What is dropped while a model learns. */
struct DropoutRates {
  /** Of outputs on their way to the next layer or the head, and to the gates of the next step. */
  double outputs, recurrent;
};

} // namespace longshort
