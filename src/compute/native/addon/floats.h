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

} // namespace longshort
