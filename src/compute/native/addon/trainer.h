// A model being trained: parameters, moments, and the threads that work on them.
#pragma once

#include <memory>
#include <vector>

#include "optimizer.h"
#include "pool.h"
#include "slice.h"

namespace longshort {

struct Options {
  Shape shape;
  DropoutRates dropout;
  Loss loss;
  Optimizer optimizer;
  /** Infinity: no clipping. */
  double clipNorm;
  int threads;
  const Kernels* kernels;
};

struct Batch {
  Data data;
  const int32_t* rows;
  int count;
};

/** Parameters and all that is laid out as they are, but for the gradients. */
struct Parameters {
  Parameters(const Options& options, const Layout& layout, Arena& arena);

  float* weights;
  std::vector<float*> moments;
  std::vector<float*> toBefore, toBelow; // weights transposed, see transposeWeights
};

/**
 * The batch is cut into at most eight groups, by its size alone; each group has gradients of its own, added up in order. So the
 * number of threads, which take the groups in turn, changes no bit.
 */
class Trainer final : Pool::Task {
public:
  /** Throws std::bad_alloc. */
  explicit Trainer(const Options& options);
  /** What it takes at most, for batches of any size. */
  static double bytes(const Options& options);

  /** The optimizer's moments follow, one number each. */
  enum Array { kWeights, kGradients, kMoments };
  /** All parameters of one kind, in canonical order. Throws where there is no such array. */
  void read(int array, float* into) const;
  void write(int array, const float* from);
  size_t parameterCount() const { return parameterCount_; }

  /** One update, the `number`-th (from 1); the batch's loss before it. `dropoutKeys`: as Pass has them. */
  double step(const Batch& batch, double number, double learningRate, const uint32_t* dropoutKeys);
  /** The batch's loss, without dropout; its gradients are then there to be read. */
  double gradients(const Batch& batch);
  /** What the head says of each row. [rows][outputs] */
  void outputs(const Batch& batch, float* into);

private:
  double lossAndGradients(const Batch& batch, const uint32_t* dropoutKeys);
  void runGroups(const Batch& batch, const uint32_t* dropoutKeys, float* outputs);
  void work(int worker) override;
  void transposeWeights();
  int threadsFor(int rows, int groups) const;
  float* arrayOf(int array) const;

  const Options options_;
  const Layout layout_;
  size_t parameterCount_ = 0;
  Arena arena_;
  const Parameters parameters_;
  std::vector<std::unique_ptr<Slice>> slices_; // one a thread
  std::vector<Floats> gradients_;              // one a group; the sum in the first
  std::vector<double> losses_;                 // one a row
  double squaredNorm_ = 0;
  Pool pool_;

  // What the threads are at.
  Pass pass_ = {};
  float* outputs_ = nullptr;
  int groups_ = 0, workers_ = 0;
};

} // namespace longshort
