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
class Canvas {
public:
    explicit Canvas(const cv::Mat& ink);

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

struct InkStrength {
    double pitch = 3;      ///< the slider from "sounds like" (0) to "looks like"
    double step = 0.2;     ///< share of it for steps
    double duration = 0.1; ///< share of it for durations
};

class InkGuide : public NoteGuide {
public:
    /// `canvases` has one a lane and outlives the guide.
    InkGuide(const HarmonyGuide& harmony, const std::vector<Canvas>& canvases, const InkStrength& strength)
        : harmony_(harmony), canvases_(canvases), strength_(strength) {}

    void lean(std::size_t lane, const Lane& soFar, NotePart part, const NoteToken& chosen,
              std::span<float> logits) const override;

private:
    void leanStep(const Canvas& canvas, const Lane& soFar, std::span<float> logits) const;
    void leanPitch(const Canvas& canvas, int column, int above, std::span<float> logits) const;
    void leanDuration(const Canvas& canvas, int column, int pitch, std::span<float> logits) const;

    const HarmonyGuide& harmony_;
    const std::vector<Canvas>& canvases_;
    InkStrength strength_;
};

} // namespace atos
