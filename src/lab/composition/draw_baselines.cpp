// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/draw_baselines.h"

#include "compose/lstm/note_sampling.h"
#include "compose/lstm/prompt.h"
#include "compose/scale_fit.h"
#include "music/piano_roll.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace atos {
namespace {

constexpr float multiplier = 10;
constexpr int erasedRows = 2;
constexpr int fullColumn = 6; ///< notes that begin together
constexpr int mostTries = 6;
constexpr double mostInkLeft = 0.08;

class PointerBias : public NoteBias {
public:
    explicit PointerBias(const cv::Mat& target) : left_(target.clone()) {}

    void apply(std::size_t, const Particle& soFar, NotePart part, const NoteToken& chosen,
               std::span<float> logits) const override {
        const auto pointer = next(soFar);
        if (!pointer) return;
        if (part == NotePart::step) {
            const int step = pointer->column - std::max(0, soFar.column);
            logits[static_cast<std::size_t>(std::min(step, longestStep))] *= multiplier;
        }
        if (part == NotePart::pitch && soFar.column + chosen.step >= 0)
            for (int pitch = std::max(0, pointer->pitch - 1);
                 pitch <= std::min(pitchTokens - 1, pointer->pitch + 2); ++pitch)
                logits[static_cast<std::size_t>(pitch)] *= multiplier;
    }

    void erase(const GridNote& note) {
        const int row = PianoRoll::rowOf(note.pitch);
        left_.rowRange(std::max(0, row - erasedRows), std::min(rollRows, row + erasedRows + 1))
            .colRange(note.column, std::min(note.end(), left_.cols)) = 0;
    }

    [[nodiscard]] int inkLeft() const { return cv::countNonZero(left_); }

private:
    struct Pointer {
        int column, pitch;
    };

    /// The first ink from where the music is, lowest key first; above the last note while its column is not
    /// full.
    [[nodiscard]] std::optional<Pointer> next(const Particle& soFar) const {
        for (int column = std::max(0, soFar.column); column < left_.cols; ++column) {
            const bool here = column == soFar.column && soFar.together > 0;
            if (here && soFar.together >= fullColumn) continue;
            for (int pitch = here ? soFar.lastPitch + 1 : 0; pitch < pitchTokens; ++pitch)
                if (left_.at<std::uint8_t>(rollRows - 1 - pitch, column) != 0) return Pointer{column, pitch};
        }
        return std::nullopt;
    }

    cv::Mat left_;
};

/// One try, and how much ink it leaves.
Result<NoteGrid> tryPointer(const cv::Mat& target, NoteStream& stream, int column,
                            const SamplingOptions& options, int& inkLeft) {
    PointerBias bias(target);
    NoteSampler sampler(stream, 1, column, options);
    constexpr std::array only{0};
    const Particle& particle = sampler.particles().front();
    while (!particle.finished) {
        const std::size_t before = particle.notes.size();
        if (auto drawn = sampler.advance(only, bias); !drawn) return drawn.error();
        if (particle.notes.size() > before) bias.erase(particle.notes.back());
    }
    inkLeft = bias.inkLeft();
    return NoteGrid{target.cols, particle.notes};
}

} // namespace

NoteGrid targetAsNotes(const cv::Mat& target) {
    NoteGrid grid{target.cols, {}};
    for (int column = 0; column < target.cols; ++column)
        for (int pitch = 0; pitch < pitchTokens; ++pitch) {
            const auto* row = target.ptr<std::uint8_t>(rollRows - 1 - pitch);
            if (row[column] == 0 || (column > 0 && row[column - 1] != 0)) continue;
            int length = 1;
            while (column + length < target.cols && row[column + length] != 0)
                ++length;
            grid.notes.push_back({column, length, static_cast<std::uint8_t>(pitch + lowestGridPitch), 64});
        }
    return grid;
}

NoteGrid snappedToScale(const NoteGrid& grid, const Key& key) {
    NoteGrid snapped = grid;
    for (GridNote& note : snapped.notes)
        for (const int away : {0, -1, 1, -2, 2})
            if (const int pitch = note.pitch + away; inScale((pitch + 12) % 12, key)) {
                note.pitch = static_cast<std::uint8_t>(std::clamp(pitch, lowestGridPitch, highestGridPitch));
                break;
            }
    NoteGrid untangled = noteGrid(performanceFrom(snapped)); // two keys may have become one
    untangled.columns = grid.columns;
    return untangled;
}

Result<NoteGrid> drawByPointer(const cv::Mat& target, const DrawRequest& request, const NoteModel& model) {
    const auto prompt = promptTokens(request.music);
    if (!prompt) return prompt.error();
    SamplingOptions options;
    options.temperature = request.music.temperature;
    options.topP = request.music.topP;
    options.columns = target.cols;
    options.mayEnd = false;
    std::optional<NoteGrid> best;
    int least = cv::countNonZero(target);
    const int enough = static_cast<int>(mostInkLeft * least);
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        auto stream = model.open(prompt->sequence, 1);
        if (!stream) return stream.error();
        options.seed = request.music.seed * mostTries + static_cast<std::uint64_t>(attempt);
        int inkLeft = 0;
        auto tried = tryPointer(target, **stream, prompt->column, options, inkLeft);
        if (!tried) return tried.error();
        if (!best || inkLeft < least) {
            best = std::move(*tried);
            least = inkLeft;
        }
        if (least <= enough) break;
    }
    return *best;
}

} // namespace atos
