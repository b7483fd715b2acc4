// Compiled once for each instruction set, with its flags; everything in the headers is static, so nothing compiled for a
// newer processor can be taken by the linker for the rest of the program.
#include "backward.h"
#include "elements.h"
#include "features/features.h"
#include "forward.h"
#include "head.h"
#include "optimizers.h"
#include "peak.h"
#include "pooling.h"

namespace longshort {

#define NAME_OF(name) #name
#define NAME(name) NAME_OF(name)
#define JOINED_OF(a, b) a##b
#define JOINED(a, b) JOINED_OF(a, b)

extern const Kernels JOINED(kernels_, LONGSHORT_SIMD);
const Kernels JOINED(kernels_, LONGSHORT_SIMD) = {
    NAME(LONGSHORT_SIMD), forward, backward, poolMean, poolAttention, unpoolMean, unpoolAttention, headForward,
    headBackward, transposeWeights, product, mask, sumParts, adam, rmsprop, sgd, multiplyAdds,
    features::computeFeature,
};

} // namespace longshort
