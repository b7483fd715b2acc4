// Where a slice of rows keeps what its way through the network leaves behind.
#pragma once

#include <vector>

#include "dropout.h"
#include "floats.h"
#include "model.h"

namespace longshort {

/** What a slice writes into; made once. */
struct SliceBuffers {
  struct Layer {
    float *outputs, *gates, *cells, *squashed;
    /** Dropout over its outputs, and the outputs after it; of the top layer, over what the head reads. */
    float *mask, *masked;
    /** Dropout over what the gates of the next step read, and the outputs after it. */
    float *recurrentMask, *recurrent;
  };

  SliceBuffers(const Shape& shape, const DropoutRates& rates, Arena& arena);
  /** Memory they take. */
  static double bytes(const Shape& shape, const DropoutRates& rates);

  std::vector<Layer> layers;
  float* windows;                          // [slice][lookback * features + ..]
  float* flow;                             // d loss / d outputs of a layer at all steps [lookback][slice][..]
  float* top;                              // d loss / d what the head reads [slice][..]
  float* pooled;                           // [slice][..]
  float *shares, *scores, *slopes;         // of the attention [lookback][slice]
  float *gateGradients, *cellGradients, *before;
  float *said, *saidGradients;             // by the head, of each row [slice][outputs]
};

} // namespace longshort
