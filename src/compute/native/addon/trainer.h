// A model being trained: parameters, moments, and the threads that work on them.
#pragma once

#include <memory>
#include <vector>

#include "pool.h"
#include "slice.h"

namespace longshort {

struct Options {
  Shape shape;
  double dropout;
  double learningRate;
  /** Infinity: no clipping. */
  double clipNorm;
  double classWeights[2];
  int threads;
  const Kernels* kernels;
};

struct Batch {
  Data data;
  const int32_t* rows;
  int count;
};

/**
 * The batch is cut into at most eight groups, by its size alone; each group has gradients of its own, added up in order. So the
 * number of threads, which take the groups in turn, changes no bit.
 */
class Trainer final : Pool::Task {
public:
  /** Throws std::bad_alloc. */
  explicit Trainer(const Options& options);
  static double bytes(const Options& options);

  enum class Array { weights, firstMoments, secondMoments, gradients };
  /** All parameters of one kind, in canonical order. */
  void read(Array array, float* into) const;
  void write(Array array, const float* from);
  size_t parameterCount() const { return parameterCount_; }

  /** One update, the `number`-th (from 1); the batch's loss before it. `dropoutKeys`: one a layer. */
  double step(const Batch& batch, double number, const uint32_t* dropoutKeys);
  /** The batch's loss, without dropout; its gradients are then there to be read. */
  double gradients(const Batch& batch);
  void predict(const Batch& batch, float* into);

private:
  double lossAndGradients(const Batch& batch, const uint32_t* dropoutKeys);
  void runGroups(const Batch& batch, const uint32_t* dropoutKeys, float* predictions);
  void work(int worker) override;
  void transposeWeights();
  int threadsFor(int rows, int groups) const;
  float* arrayOf(Array array) const;

  const Options options_;
  const Layout layout_;
  size_t parameterCount_ = 0;
  Floats weights_, firstMoments_, secondMoments_;
  std::vector<Floats> toBefore_, toBelow_;
  std::vector<std::unique_ptr<Slice>> slices_; // one a thread
  std::vector<Floats> gradients_;              // one a group; the sum in the first
  std::vector<double> losses_;                 // one a row
  double squaredNorm_ = 0;
  Pool pool_;

  // What the threads are at.
  Pass pass_ = {};
  float* predictions_ = nullptr;
  int groups_ = 0, workers_ = 0;
};

} // namespace longshort
