// SPDX-License-Identifier: Apache-2.0
// A RotationNetwork laid out to be asked for many moments of a piece.
#pragma once

#include "analysis/harmony/rotation_network.h"

#include <span>
#include <vector>

namespace atos {

/// Scores all twelve tonics at once: a pitch class that sounds meets, seen from the twelve tonics, twelve
/// successive rows of weights, so these stand twice in a row for every channel, and what does not sound costs
/// nothing. Copies the network's weights. One thread at a time.
class RotationScorer {
public:
    enum class Code {
        fastest,  ///< that this processor runs: AVX2 and FMA, where it has them
        portable, ///< the same sums on any processor; they differ in how they are rounded
    };
    explicit RotationScorer(const RotationNetwork& network, Code code = Code::fastest);

    /// Scores (before any softmax), 12 x outputs: for tonic t and output k at [t * outputs + k].
    void score(const RotationInput& input, std::span<float> scores);

    /// A layer of weights in blocks of `lanes` outputs, the last one filled up with zeros.
    struct Layer {
        std::size_t rows = 0;       ///< of a block
        std::vector<float> weights; ///< blocks x rows x lanes
        std::vector<float> bias;    ///< blocks x lanes
        [[nodiscard]] std::size_t width() const { return bias.size(); }
    };
    /// An input that is not zero, and where the row stands that it meets seen from C.
    struct Sounding {
        float value = 0;
        std::size_t row = 0;
    };
    /// Both write the twelve tonics' values, `layer.width()` each, one after the other.
    struct Kernels {
        void (*turn)(const Layer& layer, std::span<const Sounding> inputs, float* output);
        void (*apply)(const Layer& layer, const float* input, std::size_t inputWidth, float* output);
    };

private:
    const Kernels& kernels_;
    std::vector<Layer> layers_;
    std::size_t outputs_ = 0;
    std::vector<Sounding> sounding_;
    std::vector<float> values_, next_;
};

} // namespace atos
