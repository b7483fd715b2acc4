#include "trainer.h"

#include <math.h>

#include <algorithm>

#include "flush.h"

namespace longshort {

namespace {

constexpr int kMostGroups = 8;

int groupsOf(int rows) { return std::clamp((rows + kSlice - 1) / kSlice, 1, kMostGroups); }

/** By repeated squaring, as src/core/lstm/adam.ts. */
double integerPower(double base, double exponent) {
  double result = 1;
  for (double square = base, rest = exponent; rest > 0; rest = floor(rest / 2), square *= square) {
    if (fmod(rest, 2) == 1) result *= square;
  }
  return result;
}

} // namespace

Trainer::Trainer(const Options& options)
    : options_(options),
      layout_(options_.shape),
      weights_(zeros(layout_.floats)),
      firstMoments_(zeros(layout_.floats)),
      secondMoments_(zeros(layout_.floats)),
      pool_(options.threads) {
  const Shape& shape = options_.shape;
  layout_.forEach(shape, [this](size_t) { parameterCount_++; });
  const size_t transposed = transposedFloats(shape.panels(), shape.panels());
  for (int k = 0; k < shape.layers; k++) {
    toBefore_.push_back(zeros(transposed));
    toBelow_.push_back(zeros(k > 0 ? transposed : 0));
  }
  for (int thread = 0; thread < options.threads; thread++) {
    slices_.push_back(std::make_unique<Slice>(options_.shape, layout_, *options.kernels, options.dropout));
  }
  gradients_.push_back(zeros(layout_.floats));
}

double Trainer::bytes(const Options& options) {
  const Layout layout(options.shape);
  return sizeof(float) * 8.0 * layout.floats + options.threads * Slice::bytes(options.shape, options.dropout);
}

void Trainer::read(Array array, float* into) const {
  const float* values = arrayOf(array);
  layout_.forEach(options_.shape, [&](size_t at) { *into++ = values[at]; });
}

void Trainer::write(Array array, const float* from) {
  float* values = arrayOf(array);
  layout_.forEach(options_.shape, [&](size_t at) { values[at] = *from++; });
}

double Trainer::step(const Batch& batch, double number, const uint32_t* dropoutKeys) {
  const FlushDenormals flush;
  const double loss = lossAndGradients(batch, options_.dropout > 0 ? dropoutKeys : nullptr);
  const double norm = sqrt(squaredNorm_);
  const AdamStep step = {
      float(norm > options_.clipNorm ? options_.clipNorm / norm : 1),
      float(options_.learningRate / (1 - integerPower(0.9, number))),
      float(1 / sqrt(1 - integerPower(0.999, number))),
  };
  options_.kernels->adam(step, gradients_[0].get(), weights_.get(), firstMoments_.get(), secondMoments_.get(),
                         layout_.floats);
  return loss;
}

double Trainer::gradients(const Batch& batch) {
  const FlushDenormals flush;
  return lossAndGradients(batch, nullptr);
}

void Trainer::predict(const Batch& batch, float* into) {
  const FlushDenormals flush;
  runGroups(batch, nullptr, into);
}

double Trainer::lossAndGradients(const Batch& batch, const uint32_t* dropoutKeys) {
  const int groups = groupsOf(batch.count);
  while (int(gradients_.size()) < groups) gradients_.push_back(zeros(layout_.floats));
  if (losses_.size() < size_t(batch.count)) losses_.resize(batch.count);
  transposeWeights();
  runGroups(batch, dropoutKeys, nullptr);

  float* parts[kMostGroups];
  for (int group = 0; group < groups; group++) parts[group] = gradients_[group].get();
  squaredNorm_ = options_.kernels->sumParts(parts, groups, layout_.floats);
  double loss = 0;
  for (int row = 0; row < batch.count; row++) loss += losses_[row];
  return loss / batch.count;
}

/** Gradients where `predictions` is null. */
void Trainer::runGroups(const Batch& batch, const uint32_t* dropoutKeys, float* predictions) {
  pass_ = {batch.data, batch.rows, batch.count, weights_.get(), &toBefore_, &toBelow_,
           {options_.classWeights[0], options_.classWeights[1]}, dropoutKeys};
  predictions_ = predictions;
  groups_ = groupsOf(batch.count);
  workers_ = threadsFor(batch.count, groups_);
  pool_.run(*this, workers_);
}

void Trainer::work(int worker) {
  const FlushDenormals flush;
  Slice& slice = *slices_[worker];
  for (int group = worker; group < groups_; group += workers_) {
    const int first = int(int64_t(pass_.rowCount) * group / groups_);
    const int end = int(int64_t(pass_.rowCount) * (group + 1) / groups_);
    float* gradients = gradients_[predictions_ == nullptr ? group : 0].get();
    if (predictions_ == nullptr) memset(gradients, 0, layout_.floats * sizeof(float));
    for (int row = first; row < end; row += kSlice) {
      const int count = std::min(kSlice, end - row);
      if (predictions_ == nullptr) slice.addGradients(pass_, row, count, gradients, losses_.data());
      else slice.predict(pass_, row, count, predictions_);
    }
  }
}

void Trainer::transposeWeights() {
  const Shape& shape = options_.shape;
  for (int k = 0; k < shape.layers; k++) {
    const float* weights = weights_.get() + layout_.layers[k].weights;
    const int inputs = shape.inputs(k), rows = inputs + shape.hidden;
    const auto transpose = options_.kernels->transposeWeights;
    transpose(weights, shape.panels(), rows, inputs, shape.hidden, toBefore_[k].get());
    if (k > 0) transpose(weights, shape.panels(), rows, 0, inputs, toBelow_[k].get());
  }
}

/** A second thread must have enough to do to be worth waking: some 10 million multiply-adds. */
int Trainer::threadsFor(int rows, int groups) const {
  const Shape& shape = options_.shape;
  const double work = double(rows) * shape.lookback * double(layout_.floats);
  return work < 1e7 ? 1 : std::min(groups, pool_.threads());
}

float* Trainer::arrayOf(Array array) const {
  switch (array) {
    case Array::weights: return weights_.get();
    case Array::firstMoments: return firstMoments_.get();
    case Array::secondMoments: return secondMoments_.get();
    case Array::gradients: return gradients_[0].get();
  }
  return nullptr;
}

} // namespace longshort
