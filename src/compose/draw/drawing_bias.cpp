// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/drawing_bias.h"

#include "music/piano_roll.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr float rewardOfInk = 1;
constexpr float rewardOfPlayedInk = -0.15F;
constexpr float rewardBesideInk = -0.1F;
constexpr float rewardOfPaper = -0.5F;

/// Lengths that a key is judged by, before its own is chosen.
constexpr std::array<int, 6> triedLengths{1, 2, 3, 4, 6, 8};
constexpr float mostOfAKey = 4;
constexpr float mostOfALength = 6;
constexpr float leastOfAStep = -8;
constexpr float costOfInkPassed = 0.6F;
constexpr float costOfInkBelow = 0.3F; ///< keys ascend within a column: what is skipped is lost there
constexpr int fullColumn = 6;          ///< notes that begin together
constexpr float costOfFullColumn = 9;

/// The reward of the key at a column at its best length.
float bestLength(const TargetCoverage& coverage, int pitch, int column) {
    float sum = 0;
    float best = -mostOfAKey;
    int length = 0;
    for (const int tried : triedLengths) {
        for (; length < tried; ++length)
            sum += coverage.reward(pitch, column + length);
        best = std::max(best, sum);
    }
    return std::clamp(best, -mostOfAKey, mostOfAKey);
}

float bestKey(const TargetCoverage& coverage, int column, int above) {
    if (column >= coverage.columns() || coverage.uncovered(column) == 0) return -mostOfAKey / 4;
    float best = -mostOfAKey;
    for (int pitch = above + 1; pitch < pitchTokens; ++pitch)
        if (coverage.reward(pitch, column) > rewardOfPaper)
            best = std::max(best, bestLength(coverage, pitch, column));
    return best;
}

} // namespace

TargetCoverage::TargetCoverage(const cv::Mat& target) : columns_(target.cols) {
    std::vector<Cell> cells(static_cast<std::size_t>(target.cols) * pitchTokens, Cell::paper);
    uncovered_.assign(static_cast<std::size_t>(target.cols), 0);
    const auto isTarget = [&](int pitch, int column) {
        return pitch >= 0 && pitch < pitchTokens
               && target.at<std::uint8_t>(rollRows - 1 - pitch, column) != 0;
    };
    for (int column = 0; column < target.cols; ++column)
        for (int pitch = 0; pitch < pitchTokens; ++pitch) {
            if (isTarget(pitch, column)) {
                cells[at(pitch, column)] = Cell::target;
                ++uncovered_[static_cast<std::size_t>(column)];
            } else if (isTarget(pitch - 1, column) || isTarget(pitch + 1, column)) {
                cells[at(pitch, column)] = Cell::beside;
            }
        }
    covered_.assign(cells.size(), false);
    cells_ = std::make_shared<const std::vector<Cell>>(std::move(cells));
}

float TargetCoverage::reward(int pitch, int column) const {
    if (column < 0 || column >= columns_) return 0;
    const std::size_t cell = at(pitch, column);
    switch ((*cells_)[cell]) {
    case Cell::target:
        return covered_[cell] ? rewardOfPlayedInk : rewardOfInk;
    case Cell::beside:
        return rewardBesideInk;
    case Cell::paper:
        break;
    }
    return rewardOfPaper;
}

int TargetCoverage::uncovered(int column) const {
    return column < 0 || column >= columns_ ? 0 : uncovered_[static_cast<std::size_t>(column)];
}

float TargetCoverage::reward(const GridNote& note) const {
    float sum = 0;
    for (int column = note.column; column < note.end(); ++column)
        sum += reward(note.pitch - lowestGridPitch, column);
    return sum;
}

bool TargetCoverage::touches(const GridNote& note) const {
    for (int column = note.column; column < std::min(note.end(), columns_); ++column)
        if ((*cells_)[at(note.pitch - lowestGridPitch, column)] != Cell::paper) return true;
    return false;
}

void TargetCoverage::cover(const GridNote& note) {
    const int token = note.pitch - lowestGridPitch;
    for (int column = note.column; column < std::min(note.end(), columns_); ++column)
        for (int pitch = std::max(0, token - 1); pitch <= std::min(pitchTokens - 1, token + 1); ++pitch) {
            const std::size_t cell = at(pitch, column);
            if ((*cells_)[cell] != Cell::target || covered_[cell]) continue;
            covered_[cell] = true;
            --uncovered_[static_cast<std::size_t>(column)];
        }
}

void DrawingBias::apply(std::size_t particle, const Particle& soFar, NotePart part, const NoteToken& chosen,
                        std::span<float> logits) const {
    harmony_.apply(particle, soFar, part, chosen, logits);
    const TargetCoverage& coverage = coverages_[particle];
    const int column = soFar.column + chosen.step;
    if (part == NotePart::step) biasStep(coverage, soFar, logits);
    if (column < 0) return;
    const bool inChord = chosen.step == 0 && soFar.together > 0;
    if (part == NotePart::pitch) biasPitch(coverage, column, inChord ? soFar.lastPitch : -1, logits);
    if (part == NotePart::duration) biasDuration(coverage, column, chosen.pitch, logits);
}

void DrawingBias::biasStep(const TargetCoverage& coverage, const Particle& soFar,
                           std::span<float> logits) const {
    const auto strength = static_cast<float>(strength_.pitch * strength_.step);
    float passed = 0;
    for (int step = 0; step <= longestStep; ++step) {
        const int column = soFar.column + step;
        float reward = -costOfFullColumn;
        if (step > 0 || soFar.together < fullColumn)
            reward = bestKey(coverage, column, step == 0 && soFar.together > 0 ? soFar.lastPitch : -1);
        logits[static_cast<std::size_t>(step)] +=
            strength * std::clamp(reward - costOfInkPassed * passed, -costOfFullColumn, mostOfAKey);
        passed = std::min(passed + static_cast<float>(coverage.uncovered(column)),
                          -leastOfAStep / costOfInkPassed);
    }
}

void DrawingBias::biasPitch(const TargetCoverage& coverage, int column, int above,
                            std::span<float> logits) const {
    const auto strength = static_cast<float>(strength_.pitch);
    float passed = 0;
    for (int pitch = above + 1; pitch < pitchTokens; ++pitch) {
        logits[static_cast<std::size_t>(pitch)] +=
            strength * std::max(-mostOfAKey, bestLength(coverage, pitch, column) - costOfInkBelow * passed);
        if (coverage.reward(pitch, column) == rewardOfInk) ++passed;
    }
}

void DrawingBias::biasDuration(const TargetCoverage& coverage, int column, int pitch,
                               std::span<float> logits) const {
    const auto strength = static_cast<float>(strength_.pitch * strength_.duration);
    float sum = 0;
    for (int length = 1; length <= durationTokens; ++length) {
        sum += coverage.reward(pitch, column + length - 1);
        logits[static_cast<std::size_t>(length - 1)] +=
            strength * std::clamp(sum, -mostOfALength, mostOfALength);
    }
}

} // namespace atos
