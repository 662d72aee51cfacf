// SPDX-License-Identifier: Apache-2.0
// Biases a next-note model towards a drawing: hard on pitches, softly on rhythm, whose tokens the model is
// sure of and where pushing would cost the music most. The terms are added to log-probabilities; an earlier
// way, multiplying the logits of wanted tokens, forbids instead of favours where a logit is negative. One
// thread.
#pragma once

#include "compose/lstm/harmony_bias.h"
#include "compose/lstm/note_sampling.h"

#include <opencv2/core/mat.hpp>

#include <memory>
#include <vector>

namespace atos {

/// A target mask and what of it one particle has played.
class TargetCoverage {
public:
    explicit TargetCoverage(const cv::Mat& target);

    [[nodiscard]] int columns() const { return columns_; }
    /// Of sounding here: 1 on the target where it is not played yet, a little less than nothing where it is
    /// and beside it, -0.5 elsewhere. `pitch` is a pitch token; 0 outside the drawing's time.
    [[nodiscard]] float reward(int pitch, int column) const;
    /// Target cells of a column that are not played yet.
    [[nodiscard]] int uncovered(int column) const;
    /// The sum over the note.
    [[nodiscard]] float reward(const GridNote& note) const;
    [[nodiscard]] bool touches(const GridNote& note) const; ///< the target, or the row beside it
    /// Marks the target in the note's row and in the rows beside it as played.
    void cover(const GridNote& note);

private:
    enum class Cell : std::uint8_t { paper, beside, target };
    [[nodiscard]] std::size_t at(int pitch, int column) const {
        return static_cast<std::size_t>(column) * pitchTokens + static_cast<std::size_t>(pitch);
    }

    int columns_;
    std::shared_ptr<const std::vector<Cell>> cells_; ///< by column, then pitch
    std::vector<bool> covered_;
    std::vector<int> uncovered_;
};

struct BiasStrength {
    double pitch = 3;      ///< the slider from "sounds like" (0) to "looks like"
    double step = 0.2;     ///< share of it for steps
    double duration = 0.1; ///< share of it for durations
};

class DrawingBias : public NoteBias {
public:
    /// `coverages` has one a particle and outlives the bias.
    DrawingBias(const HarmonyBias& harmony, const std::vector<TargetCoverage>& coverages,
                const BiasStrength& strength)
        : harmony_(harmony), coverages_(coverages), strength_(strength) {}

    void apply(std::size_t particle, const Particle& soFar, NotePart part, const NoteToken& chosen,
               std::span<float> logits) const override;

private:
    void biasStep(const TargetCoverage& coverage, const Particle& soFar, std::span<float> logits) const;
    void biasPitch(const TargetCoverage& coverage, int column, int above, std::span<float> logits) const;
    void biasDuration(const TargetCoverage& coverage, int column, int pitch, std::span<float> logits) const;

    const HarmonyBias& harmony_;
    const std::vector<TargetCoverage>& coverages_;
    BiasStrength strength_;
};

} // namespace atos
