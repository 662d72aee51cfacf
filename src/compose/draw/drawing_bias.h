// SPDX-License-Identifier: Apache-2.0
// Leans a next-note model on a drawing: hard on pitches, softly on rhythm, whose tokens the model is sure of
// and where pushing would cost the music most. The terms are added to log-probabilities; an earlier way,
// multiplying the logits of wanted tokens, forbids instead of favours where a logit is negative. One thread.
#pragma once

#include "compose/draw/harmony_bias.h"
#include "compose/lstm/note_sampling.h"

#include <opencv2/core/mat.hpp>

#include <memory>
#include <vector>

namespace atos {

/// The ink of a drawing and what of it one continuation has played.
class TargetCoverage {
public:
    explicit TargetCoverage(const cv::Mat& ink);

    [[nodiscard]] int columns() const { return columns_; }
    /// What sounding here is worth: 1 on ink not yet played, a little less than nothing on played ink and
    /// beside ink, -0.5 on paper. `pitch` is a pitch token; 0 outside the drawing's time.
    [[nodiscard]] float worth(int pitch, int column) const;
    /// Ink cells of a column that are not played yet.
    [[nodiscard]] int left(int column) const;
    /// The sum of worth() over the note.
    [[nodiscard]] float worth(const GridNote& note) const;
    [[nodiscard]] bool touches(const GridNote& note) const; ///< ink, or the row beside it
    /// Marks the ink in the note's row and in the rows beside it as played.
    void play(const GridNote& note);

private:
    enum class Cell : std::uint8_t { paper, beside, ink };
    [[nodiscard]] std::size_t at(int pitch, int column) const {
        return static_cast<std::size_t>(column) * pitchTokens + static_cast<std::size_t>(pitch);
    }

    int columns_;
    std::shared_ptr<const std::vector<Cell>> cells_; ///< by column, then pitch
    std::vector<bool> played_;
    std::vector<int> left_;
};

struct BiasStrength {
    double pitch = 3;      ///< the slider from "sounds like" (0) to "looks like"
    double step = 0.2;     ///< share of it for steps
    double duration = 0.1; ///< share of it for durations
};

class DrawingBias : public NoteBias {
public:
    /// `coverages` has one a lane and outlives the bias.
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
