// One thread's work: up to 32 rows of the batch through the network and back.
#pragma once

#include <vector>

#include "floats.h"
#include "model.h"

namespace longshort {

struct Data {
  const float* matrix; // [time][features]
  const float* labels; // [time]
};

/** What the slices of a step share. */
struct Pass {
  Data data;
  const int32_t* rows; // of the whole batch
  int rowCount;
  const float* weights;
  /** Transposed weights of each layer, to the outputs before and to the layer below. */
  const std::vector<Floats>*toBefore, *toBelow;
  double classWeights[2];
  /** Keys of the dropout streams, one a layer; null: no dropout. */
  const uint32_t* dropoutKeys;
};

class Slice {
public:
  Slice(const Shape& shape, const Layout& layout, const Kernels& kernels, double dropout);

  /** Memory it takes. */
  static double bytes(const Shape& shape, double dropout);

  /** Rows first ... first + count: adds to `gradients`, writes each row's weighted loss. */
  void addGradients(const Pass& pass, int first, int count, float* gradients, double* losses);
  /** P(up) of the rows. */
  void predict(const Pass& pass, int first, int count, float* into);

private:
  struct Layer {
    Floats outputs, gates, cells, squashed;
    /** Dropout over its outputs, and the outputs after it; the top layer's last step alone. */
    Floats mask, masked;
  };

  void gather(const Pass& pass, int first, int count);
  void forward(const Pass& pass, int first, int count, bool isTraining);
  LayerPass layerPass(const Pass& pass, int k, int count, bool isTraining);
  void drop(const Pass& pass, int k, int first, int count);
  void backward(const Pass& pass, int count, float* gradients);
  Head head(const Pass& pass, int count) const;
  int steps(int k) const { return k == shape_.layers - 1 ? 1 : shape_.lookback; }
  size_t stepFloats() const { return size_t(kSlice) * shape_.outputRow(); }

  const Shape& shape_;
  const Layout& layout_;
  const Kernels& kernels_;
  uint32_t threshold_;
  float keep_;
  std::vector<Layer> layers_;
  Floats windows_; // [slice][lookback * features + ..]
  Floats flow_;    // d loss / d outputs between two layers [lookback][slice][..]
  Floats top_;     // d loss / d the last outputs [slice][..]
  Floats gateGradients_, cellGradients_, before_;
  Floats logits_, logitGradients_;
};

} // namespace longshort
