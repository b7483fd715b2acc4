#include <string.h>

#include "kernels.h"

namespace longshort {

#if defined(__x86_64__)
extern const Kernels kernels_avx512, kernels_avx2, kernels_sse2;

static bool isHere(const Kernels& kernels) {
  __builtin_cpu_init();
  if (&kernels == &kernels_avx512) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
  }
  if (&kernels == &kernels_avx2) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return true;
}

static const Kernels* const all[] = {&kernels_avx512, &kernels_avx2, &kernels_sse2};
#else
extern const Kernels kernels_neon;

static bool isHere(const Kernels&) { return true; }

static const Kernels* const all[] = {&kernels_neon};
#endif

const Kernels* kernelsFor(const char* wanted) {
  for (const Kernels* kernels : all) {
    const bool isWanted = wanted == nullptr || *wanted == 0 || strcmp(wanted, kernels->name) == 0;
    if (isWanted && isHere(*kernels)) return kernels;
  }
  return nullptr;
}

} // namespace longshort
