// Memory for the kernels: zeroed, and aligned to a cache line.
#pragma once

#include <stdlib.h>
#include <string.h>

#include <memory>
#include <new>

namespace longshort {

struct Free {
  void operator()(float* memory) const { free(memory); }
};
using Floats = std::unique_ptr<float[], Free>;

/** `count` zeros. Throws std::bad_alloc. */
inline Floats zeros(size_t count) {
  const size_t bytes = (count * sizeof(float) + 63) / 64 * 64 + 64;
  void* memory = nullptr;
  if (posix_memalign(&memory, 64, bytes) != 0) throw std::bad_alloc();
  memset(memory, 0, bytes);
  return Floats(static_cast<float*>(memory));
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
