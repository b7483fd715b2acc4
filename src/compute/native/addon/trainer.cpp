#include "trainer.h"

#include <math.h>

#include <algorithm>
#include <stdexcept>

#include "flush.h"

namespace longshort {

namespace {

constexpr int kMostGroups = 8;

int groupsOf(int rows) { return std::clamp((rows + kSlice - 1) / kSlice, 1, kMostGroups); }

size_t floatsOf(const Options& options, const Layout& layout) {
  Arena counting;
  Parameters(options, layout, counting);
  return counting.taken();
}

} // namespace

Parameters::Parameters(const Options& options, const Layout& layout, Arena& arena) {
  const Shape& shape = options.shape;
  weights = arena.take(layout.floats);
  for (int k = 0; k < options.optimizer.momentCount(); k++) moments.push_back(arena.take(layout.floats));
  const size_t transposed = transposedFloats(shape.hidden, shape.panels());
  for (int k = 0; k < shape.layers; k++) {
    toBefore.push_back(arena.take(transposed));
    toBelow.push_back(arena.take(k > 0 ? transposed : 0));
  }
}

Trainer::Trainer(const Options& options)
    : options_(options),
      layout_(options_.shape),
      arena_(floatsOf(options_, layout_)),
      parameters_(options_, layout_, arena_),
      pool_(options.threads) {
  const Shape& shape = options_.shape;
  layout_.forEach(shape, [this](size_t) { parameterCount_++; });
  for (int thread = 0; thread < options.threads; thread++) {
    slices_.push_back(
        std::make_unique<Slice>(shape, layout_, *options_.kernels, options_.dropout, options_.loss));
  }
  gradients_.push_back(zeros(layout_.floats));
}

double Trainer::bytes(const Options& options) {
  const Layout layout(options.shape);
  const double floats = double(floatsOf(options, layout)) + double(kMostGroups) * layout.floats;
  return sizeof(float) * floats + options.threads * SliceBuffers::bytes(options.shape, options.dropout);
}

void Trainer::read(int array, float* into) const {
  const float* values = arrayOf(array);
  layout_.forEach(options_.shape, [&](size_t at) { *into++ = values[at]; });
}

void Trainer::write(int array, const float* from) {
  float* values = arrayOf(array);
  // What lies between the parameters is zero, whatever happened to these before.
  memset(values, 0, layout_.floats * sizeof(float));
  layout_.forEach(options_.shape, [&](size_t at) { values[at] = *from++; });
}

double Trainer::step(const Batch& batch, double number, double learningRate, const uint32_t* dropoutKeys) {
  const FlushDenormals flush;
  const double loss = lossAndGradients(batch, dropoutKeys);
  const double norm = sqrt(squaredNorm_);
  const double scale = norm > options_.clipNorm ? options_.clipNorm / norm : 1;
  const Optimizer& optimizer = options_.optimizer;
  optimizer.update(*options_.kernels, optimizer.step(scale, learningRate, number), gradients_[0].get(),
                   parameters_.weights, parameters_.moments.data(), layout_.floats);
  return loss;
}

double Trainer::gradients(const Batch& batch) {
  const FlushDenormals flush;
  return lossAndGradients(batch, nullptr);
}

void Trainer::outputs(const Batch& batch, float* into) {
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
  squaredNorm_ = options_.kernels->sumParts(parts, groups, layout_.spans.data(), int(layout_.spans.size()));
  double loss = 0;
  for (int row = 0; row < batch.count; row++) loss += losses_[row];
  return loss / batch.count;
}

/** Gradients where `outputs` is null. */
void Trainer::runGroups(const Batch& batch, const uint32_t* dropoutKeys, float* outputs) {
  pass_ = {batch.data,           batch.rows,           batch.count, parameters_.weights,
           &parameters_.toBefore, &parameters_.toBelow, dropoutKeys};
  outputs_ = outputs;
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
    float* gradients = outputs_ == nullptr ? gradients_[group].get() : nullptr;
    if (gradients != nullptr) memset(gradients, 0, layout_.floats * sizeof(float));
    for (int row = first; row < end; row += kSlice) {
      const int count = std::min(kSlice, end - row);
      if (gradients != nullptr) slice.addGradients(pass_, row, count, gradients, losses_.data());
      else slice.outputs(pass_, row, count, outputs_);
    }
  }
}

void Trainer::transposeWeights() {
  const Shape& shape = options_.shape;
  for (int k = 0; k < shape.layers; k++) {
    const float* weights = parameters_.weights + layout_.layers[k].weights;
    const int inputs = shape.inputs(k), rows = inputs + shape.hidden;
    const auto transpose = options_.kernels->transposeWeights;
    transpose(weights, shape.hidden, rows, inputs, shape.hidden, parameters_.toBefore[k]);
    if (k > 0) transpose(weights, shape.hidden, rows, 0, inputs, parameters_.toBelow[k]);
  }
}

/** A second thread must have enough to do to be worth waking: some 10 million multiply-adds. */
int Trainer::threadsFor(int rows, int groups) const {
  const Shape& shape = options_.shape;
  const double work = double(rows) * shape.lookback * double(layout_.floats);
  return work < 1e7 ? 1 : std::min(groups, pool_.threads());
}

float* Trainer::arrayOf(int array) const {
  if (array == kWeights) return parameters_.weights;
  if (array == kGradients) return gradients_[0].get();
  const int moment = array - kMoments;
  if (moment < 0 || moment >= options_.optimizer.momentCount()) {
    throw std::out_of_range("This trainer's optimizer keeps no such array.");
  }
  return parameters_.moments[moment];
}

} // namespace longshort
