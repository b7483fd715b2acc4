// Memory for the kernels: zeroed, and aligned to a cache line.
#pragma once

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <memory>
#include <new>

namespace longshort {

struct Free {
  /** What malloc gave stands before the floats. */
  void operator()(float* floats) const { free(reinterpret_cast<void**>(floats)[-1]); }
};
using Floats = std::unique_ptr<float[], Free>;

constexpr size_t kAlignment = 64;

/**
 * `count` zeros. Throws std::bad_alloc. Not by posix_memalign: until its version 2.38, the GNU library does not find the room of a freed
 * block again for one of the same size, and a process that makes many trainers grows without end.
 */
inline Floats zeros(size_t count) {
  void* memory = calloc(count * sizeof(float) + 2 * kAlignment, 1);
  if (memory == nullptr) throw std::bad_alloc();
  const uintptr_t from = reinterpret_cast<uintptr_t>(memory) + sizeof(void*);
  float* floats = reinterpret_cast<float*>((from + kAlignment - 1) / kAlignment * kAlignment);
  reinterpret_cast<void**>(floats)[-1] = memory;
  return Floats(floats);
}

/** One block of zeros, cut into buffers. One of no size only counts, so what lays out the buffers also says what they take. */
class Arena {
public:
  Arena() = default;
  /** Throws std::bad_alloc. */
  explicit Arena(size_t floats) : memory_(zeros(floats)) {}

  /** The next `count` floats, from a cache line on; null while it only counts. */
  float* take(size_t count) {
    const size_t at = taken_;
    taken_ += (count + kLine - 1) / kLine * kLine;
    return memory_ == nullptr || count == 0 ? nullptr : memory_.get() + at;
  }
  size_t taken() const { return taken_; }

private:
  static constexpr size_t kLine = 16;

  Floats memory_;
  size_t taken_ = 0;
};

} // namespace longshort
