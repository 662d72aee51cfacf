// SPDX-License-Identifier: Apache-2.0
#include "lab/embedding/word_kernels.h"

#include <cstring>

namespace atos {

namespace {

constexpr std::size_t lanes = WordKernels::lanes;
constexpr std::size_t outputs = WordKernels::outputs;

using Lanes [[gnu::vector_size(lanes * sizeof(float)), gnu::may_alias]] = float;
using HalfLanes [[gnu::vector_size(lanes * sizeof(float) / 2)]] = float;

// Functions that are always inline become part of each version below and are compiled for its processor
// there.

[[gnu::always_inline]] inline Lanes& at(float* row, std::size_t i) {
    return *reinterpret_cast<Lanes*>(row + i);
}

[[gnu::always_inline]] inline const Lanes& at(const float* row, std::size_t i) {
    return *reinterpret_cast<const Lanes*>(row + i);
}

[[gnu::always_inline]] inline HalfLanes folded(const Lanes& a) {
    return __builtin_shufflevector(a, a, 0, 1, 2, 3) + __builtin_shufflevector(a, a, 4, 5, 6, 7);
}

/// Folds two vectors and puts them side by side: a0 + a2, b0 + b2, a1 + a3, b1 + b3.
[[gnu::always_inline]] inline HalfLanes paired(const HalfLanes& a, const HalfLanes& b) {
    return __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
}

/// The sums of four vectors, side by side.
[[gnu::always_inline]] inline HalfLanes sums(const Lanes& a, const Lanes& b, const Lanes& c, const Lanes& d) {
    const HalfLanes ab = paired(folded(a), folded(b));
    const HalfLanes cd = paired(folded(c), folded(d));
    return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

[[gnu::always_inline]] inline void score(const float* input, const float* const* rows, std::size_t size,
                                         float* scores) {
    Lanes products[outputs]{};
    for (std::size_t i = 0; i < size; i += lanes)
        for (std::size_t b = 0; b < outputs; ++b)
            products[b] += at(input, i) * at(rows[b], i);
    const HalfLanes first = sums(products[0], products[1], products[2], products[3]);
    const HalfLanes last = sums(products[4], products[5], products[4], products[5]);
    std::memcpy(scores, &first, sizeof first);
    std::memcpy(scores + lanes / 2, &last, sizeof last);
}

[[gnu::always_inline]] inline void step(const float* const* inputs, float* const* gradients,
                                        std::size_t count, float* const* rows, const float* steps,
                                        std::size_t size) {
    for (std::size_t i = 0; i < size; i += lanes) {
        Lanes before[outputs];
        Lanes change[outputs]{};
        for (std::size_t b = 0; b < outputs; ++b)
            before[b] = at(rows[b], i);
        for (std::size_t a = 0; a < count; ++a) {
            const Lanes input = at(inputs[a], i);
            Lanes gradient = at(gradients[a], i);
            for (std::size_t b = 0; b < outputs; ++b) {
                const float amount = steps[a * outputs + b];
                gradient += amount * before[b];
                change[b] += amount * input;
            }
            at(gradients[a], i) = gradient;
        }
        for (std::size_t b = 0; b < outputs; ++b)
            at(rows[b], i) += change[b];
    }
}

[[gnu::always_inline]] inline void average(const float* const* rows, std::size_t count, float* mean,
                                           std::size_t size) {
    const float share = 1 / static_cast<float>(count);
    for (std::size_t i = 0; i < size; i += lanes) {
        Lanes sum{};
        for (std::size_t a = 0; a < count; ++a)
            sum += at(rows[a], i);
        at(mean, i) = share * sum;
    }
}

[[gnu::always_inline]] inline void addToEach(float* const* rows, std::size_t count, const float* addend,
                                             std::size_t size) {
    for (std::size_t i = 0; i < size; i += lanes)
        for (std::size_t a = 0; a < count; ++a)
            at(rows[a], i) += at(addend, i);
}

template<auto kernel, typename... Arguments>
void anyProcessor(Arguments... arguments) {
    kernel(arguments...);
}

constexpr WordKernels forAnyProcessor{&anyProcessor<score>, &anyProcessor<step>, &anyProcessor<average>,
                                      &anyProcessor<addToEach>};

#if defined(__x86_64__)
// Without fused multiplication and addition, which rounds differently: the same vectors everywhere.
template<auto kernel, typename... Arguments>
[[gnu::target("avx2")]] void avx2(Arguments... arguments) {
    kernel(arguments...);
}

constexpr WordKernels forAvx2{&avx2<score>, &avx2<step>, &avx2<average>, &avx2<addToEach>};
#endif

} // namespace

const WordKernels& WordKernels::fastest() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return forAvx2;
#endif
    return forAnyProcessor;
}

const WordKernels& WordKernels::portable() {
    return forAnyProcessor;
}

} // namespace atos
