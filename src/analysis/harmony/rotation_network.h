// SPDX-License-Identifier: Apache-2.0
// A small network that looks at the music from each of the twelve tonics in turn with the same weights: what
// it knows about one key it knows about all. Used for keys (outputs: modes) and chords (outputs: qualities).
#pragma once

#include "analysis/harmony/slices.h"
#include "core/result.h"
#include "nn/safetensors.h"

#include <array>
#include <span>
#include <vector>

namespace atos {

/// Channels of twelve pitch classes, one after the other: what the network sees of a moment or a piece.
using RotationInput = std::vector<PitchClasses>;

/// Fully connected: channels x 12 inputs, one or more hidden layers of rectified units, `outputs` numbers a
/// tonic.
class RotationNetwork {
public:
    struct Layer {
        std::size_t inputs = 0;
        std::size_t outputs = 0;
        std::vector<float> weights; ///< inputs x outputs, row-major
        std::vector<float> bias;    ///< outputs
    };

    RotationNetwork() = default;
    /// Untrained: weights drawn uniformly (He et al. 2015) from a seed.
    RotationNetwork(std::size_t channels, std::span<const std::size_t> hidden, std::size_t outputs,
                    std::uint64_t seed);

    /// Tensors `<name>.<layer>.weight` and `<name>.<layer>.bias`. badInput when they do not fit together.
    [[nodiscard]] static Result<RotationNetwork> fromWeights(const WeightFile& file, const std::string& name);
    void addTo(WeightFile& file, const std::string& name) const;

    [[nodiscard]] std::size_t channels() const { return layers_.empty() ? 0 : layers_.front().inputs / 12; }
    [[nodiscard]] std::size_t outputs() const { return layers_.empty() ? 0 : layers_.back().outputs; }

    [[nodiscard]] std::vector<Layer>& layers() { return layers_; }
    [[nodiscard]] const std::vector<Layer>& layers() const { return layers_; }

private:
    std::vector<Layer> layers_;
};

/// Writes `layer` applied to `input`: what training computes with. RotationScorer answers faster.
void applyLayer(const RotationNetwork::Layer& layer, std::span<const float> input, std::span<float> output);
/// The inputs as seen from `tonic`.
void rotateInput(const RotationInput& input, std::size_t tonic, std::span<float> rotated);

} // namespace atos
