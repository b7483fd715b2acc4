// The vectors of one instruction set. This header is compiled once for each of them (see kernels.cpp).
//
// Law 2 of the project: every instruction set with a fused multiply-add gives the same bits. So lanes are only ever outputs, never
// parts of a sum; whatever is added up is added in an order that does not know the width; and multiply-adds
// are fused exactly where `fma` is written (the compiler is told not to fuse on its own).
#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(__AVX512F__)
#include <immintrin.h>
#define LONGSHORT_SIMD avx512
constexpr int W = 16;
#elif defined(__AVX2__)
#include <immintrin.h>
#define LONGSHORT_SIMD avx2
constexpr int W = 8;
#elif defined(__SSE2__)
#include <emmintrin.h>
#define LONGSHORT_SIMD sse2
constexpr int W = 4;
#elif defined(__aarch64__)
#include <arm_neon.h>
#define LONGSHORT_SIMD neon
constexpr int W = 4;
#else
#error "No vectors are known for this processor."
#endif

typedef float V __attribute__((vector_size(W * 4), may_alias));
typedef float Unaligned __attribute__((vector_size(W * 4), aligned(4), may_alias));
typedef int32_t I __attribute__((vector_size(W * 4), may_alias));
typedef uint32_t U __attribute__((vector_size(W * 4), may_alias));
typedef float Half __attribute__((vector_size(W * 2), aligned(4), may_alias));
typedef double D __attribute__((vector_size(W * 4), may_alias)); // W / 2 of them

/** Rows of a register tile of four vectors a row: what fits into the registers. */
#if defined(__AVX512F__) || defined(__aarch64__)
constexpr int kTileRows = 6;
#else
constexpr int kTileRows = 3;
#endif

/** Rows of a tile N vectors wide: as many as the registers hold. */
template <int N>
constexpr int tileRows() {
  return kTileRows * 4 / N > 12 ? 12 : kTileRows * 4 / N;
}

static inline V load(const float* from) { return *reinterpret_cast<const Unaligned*>(from); }
static inline void store(float* to, V v) { *reinterpret_cast<Unaligned*>(to) = v; }

/** Asks for what will be read soon, into the second cache. Any address will do: one beyond an array's end is not read. */
static inline void prefetch(const float* from) { __builtin_prefetch(from, 0, 2); }

/** Floats of a line of the cache, on most processors. */
constexpr int kLine = 16;

/** The smaller and the larger of a limit and x; x where it is NaN. */
#if defined(__AVX512F__)
static inline V all(float x) { return _mm512_set1_ps(x); }
static inline V fma(V a, V b, V c) { return _mm512_fmadd_ps(a, b, c); }
static inline V atMost(V limit, V x) { return _mm512_min_ps(limit, x); }
static inline V atLeast(V limit, V x) { return _mm512_max_ps(limit, x); }
static inline V root(V x) { return _mm512_sqrt_ps(x); }
#elif defined(__AVX2__)
static inline V all(float x) { return _mm256_set1_ps(x); }
static inline V fma(V a, V b, V c) { return _mm256_fmadd_ps(a, b, c); }
static inline V atMost(V limit, V x) { return _mm256_min_ps(limit, x); }
static inline V atLeast(V limit, V x) { return _mm256_max_ps(limit, x); }
static inline V root(V x) { return _mm256_sqrt_ps(x); }
#elif defined(__SSE2__)
static inline V all(float x) { return _mm_set1_ps(x); }
static inline V fma(V a, V b, V c) { return a * b + c; }
static inline V atMost(V limit, V x) { return _mm_min_ps(limit, x); }
static inline V atLeast(V limit, V x) { return _mm_max_ps(limit, x); }
static inline V root(V x) { return _mm_sqrt_ps(x); }
#else
static inline V all(float x) { return vdupq_n_f32(x); }
static inline V fma(V a, V b, V c) { return vfmaq_f32(c, a, b); }
static inline V atMost(V limit, V x) { return vminq_f32(limit, x); }
static inline V atLeast(V limit, V x) { return vmaxq_f32(limit, x); }
static inline V root(V x) { return vsqrtq_f32(x); }
#endif

/** The first `count` lanes of x, and zeros. */
static inline V firstLanes(V x, int count) {
  static constexpr int32_t places[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  I lanes;
  __builtin_memcpy(&lanes, places, sizeof lanes);
  return (V)((I)x & (lanes < count));
}

/** a0 b0 a1 b1 ... of the lower half of the lanes, and of the upper one. */
#if defined(__AVX512F__)
static inline V zipLow(V a, V b) {
  return _mm512_permutex2var_ps(a, _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), b);
}
static inline V zipHigh(V a, V b) {
  return _mm512_permutex2var_ps(a, _mm512_setr_epi32(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), b);
}
#elif defined(__AVX2__)
static inline V zipLow(V a, V b) {
  return _mm256_permute2f128_ps(_mm256_unpacklo_ps(a, b), _mm256_unpackhi_ps(a, b), 0x20);
}
static inline V zipHigh(V a, V b) {
  return _mm256_permute2f128_ps(_mm256_unpacklo_ps(a, b), _mm256_unpackhi_ps(a, b), 0x31);
}
#elif defined(__SSE2__)
static inline V zipLow(V a, V b) { return _mm_unpacklo_ps(a, b); }
static inline V zipHigh(V a, V b) { return _mm_unpackhi_ps(a, b); }
#else
static inline V zipLow(V a, V b) { return vzip1q_f32(a, b); }
static inline V zipHigh(V a, V b) { return vzip2q_f32(a, b); }
#endif

/** Rows become columns: every pass moves one bit of a number's column to its row. */
static inline void transpose(V (&rows)[W]) {
#pragma GCC unroll 4
  for (int width = 1; width < W; width *= 2) {
    V zipped[W];
#pragma GCC unroll 8
    for (int i = 0; i < W / 2; i++) {
      zipped[2 * i] = zipLow(rows[i], rows[i + W / 2]);
      zipped[2 * i + 1] = zipHigh(rows[i], rows[i + W / 2]);
    }
#pragma GCC unroll 16
    for (int i = 0; i < W; i++) rows[i] = zipped[i];
  }
}

/** A compile-time number, to hand a run-time one to a template. */
template <int N>
struct Number {
  static constexpr int value = N;
};

/** Calls f(Number<n>) for the n at hand, 1 <= n <= Most. */
template <int Most, class F>
static inline void withNumber(int n, F&& f) {
  if constexpr (Most > 1) {
    if (n < Most) return withNumber<Most - 1>(n, f);
  }
  f(Number<Most>{});
}

/** Calls f(first, Number<count>) for tiles of at most Most that cover 0 ... total, as equal as can be: small ones are slow. */
template <int Most, class F>
static inline void forTiles(int total, F&& f) {
  int tiles = (total + Most - 1) / Most;
  for (int first = 0; first < total; tiles--) {
    const int count = (total - first + tiles - 1) / tiles;
    withNumber<Most>(count, [&](auto n) { f(first, n); });
    first += count;
  }
}

/** Calls f(first, Number<vectors>) for up to four vectors at a time of `count` columns, whole vectors. */
template <class F>
static inline void forColumns(int count, F&& f) {
  for (int first = 0; first < count; first += 4 * W) {
    const int vectors = (count - first) / W;
    withNumber<4>(vectors < 4 ? vectors : 4, [&](auto n) { f(first, n); });
  }
}
