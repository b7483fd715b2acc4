// One thread's work: up to 32 rows of the batch through the network and back.
#pragma once

#include <vector>

#include "buffers.h"
#include "losses.h"

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
  const std::vector<float*>*toBefore, *toBelow;
  /** Keys of the dropout streams, one a layer for its outputs, then one a layer for its recurrent input; null: no dropout. */
  const uint32_t* dropoutKeys;
};

class Slice {
public:
  Slice(const Shape& shape, const Layout& layout, const Kernels& kernels, const DropoutRates& rates, const Loss& loss);

  /** Rows first ... first + count: adds to `gradients`, writes each row's loss. */
  void addGradients(const Pass& pass, int first, int count, float* gradients, double* losses);
  /** What the head says of the rows. */
  void outputs(const Pass& pass, int first, int count, float* into);

private:
  void gather(const Pass& pass, int first, int count);
  void forward(const Pass& pass, int first, int count, bool isTraining);
  LayerPass layerPass(const Pass& pass, int k, int count, bool isTraining) const;
  void dropOutputs(const Pass& pass, int k, int first, int count);
  void judge(const Pass& pass, int first, int count, float* biasGradients, double* losses);
  void backward(const Pass& pass, int count, float* gradients);
  LayerBackward layerBackward(const Pass& pass, int k, int count, float* gradients) const;
  void pool(const Pass& pass, int count);
  void unpool(const Pass& pass, int count, float* gradients);
  Pooling pooling(const Pass& pass, int count, float* pooled) const;
  Head head(const Pass& pass, int count) const;
  /** What the head reads but for dropout. */
  float* topFeatures() const;
  bool drops(const Pass& pass) const { return pass.dropoutKeys != nullptr && dropout_.isOn(); }
  bool dropsRecurrent(const Pass& pass) const { return pass.dropoutKeys != nullptr && recurrentDropout_.isOn(); }
  /** `into` may be `values`. */
  void mask(const float* values, int k, int steps, int count, float* into) const;

  const Shape& shape_;
  const Layout& layout_;
  const Kernels& kernels_;
  const Loss& loss_;
  const Dropout dropout_, recurrentDropout_;
  Arena arena_;
  const SliceBuffers buffers_;
  std::vector<double> gradient_; // of one row's loss [outputs]
};

} // namespace longshort
