// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/drawing_bias.h"

#include "music/piano_roll.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr float worthOfInk = 1;
constexpr float worthOfPlayedInk = -0.15F;
constexpr float worthBesideInk = -0.1F;
constexpr float worthOfPaper = -0.5F;

/// Lengths that a key is judged by, before its own is chosen.
constexpr std::array<int, 6> triedLengths{1, 2, 3, 4, 6, 8};
constexpr float mostOfAKey = 4;
constexpr float mostOfALength = 6;
constexpr float leastOfAStep = -8;
constexpr float costOfInkPassed = 0.6F;
constexpr float costOfInkBelow = 0.3F; ///< keys ascend within a column: what is skipped is lost there
constexpr int fullColumn = 6;          ///< notes that begin together
constexpr float costOfFullColumn = 9;

/// What the key is worth at a column at its best length.
float bestLength(const Canvas& canvas, int pitch, int column) {
    float sum = 0;
    float best = -mostOfAKey;
    int length = 0;
    for (const int tried : triedLengths) {
        for (; length < tried; ++length)
            sum += canvas.worth(pitch, column + length);
        best = std::max(best, sum);
    }
    return std::clamp(best, -mostOfAKey, mostOfAKey);
}

float bestKey(const Canvas& canvas, int column, int above) {
    if (column >= canvas.columns() || canvas.left(column) == 0) return -mostOfAKey / 4;
    float best = -mostOfAKey;
    for (int pitch = above + 1; pitch < pitchTokens; ++pitch)
        if (canvas.worth(pitch, column) > worthOfPaper)
            best = std::max(best, bestLength(canvas, pitch, column));
    return best;
}

} // namespace

Canvas::Canvas(const cv::Mat& ink) : columns_(ink.cols) {
    std::vector<Cell> cells(static_cast<std::size_t>(ink.cols) * pitchTokens, Cell::paper);
    left_.assign(static_cast<std::size_t>(ink.cols), 0);
    const auto isInk = [&](int pitch, int column) {
        return pitch >= 0 && pitch < pitchTokens && ink.at<std::uint8_t>(rollRows - 1 - pitch, column) != 0;
    };
    for (int column = 0; column < ink.cols; ++column)
        for (int pitch = 0; pitch < pitchTokens; ++pitch) {
            if (isInk(pitch, column)) {
                cells[at(pitch, column)] = Cell::ink;
                ++left_[static_cast<std::size_t>(column)];
            } else if (isInk(pitch - 1, column) || isInk(pitch + 1, column)) {
                cells[at(pitch, column)] = Cell::beside;
            }
        }
    played_.assign(cells.size(), false);
    cells_ = std::make_shared<const std::vector<Cell>>(std::move(cells));
}

float Canvas::worth(int pitch, int column) const {
    if (column < 0 || column >= columns_) return 0;
    const std::size_t cell = at(pitch, column);
    switch ((*cells_)[cell]) {
    case Cell::ink:
        return played_[cell] ? worthOfPlayedInk : worthOfInk;
    case Cell::beside:
        return worthBesideInk;
    case Cell::paper:
        break;
    }
    return worthOfPaper;
}

int Canvas::left(int column) const {
    return column < 0 || column >= columns_ ? 0 : left_[static_cast<std::size_t>(column)];
}

float Canvas::worth(const GridNote& note) const {
    float sum = 0;
    for (int column = note.column; column < note.end(); ++column)
        sum += worth(note.pitch - lowestGridPitch, column);
    return sum;
}

bool Canvas::touches(const GridNote& note) const {
    for (int column = note.column; column < std::min(note.end(), columns_); ++column)
        if ((*cells_)[at(note.pitch - lowestGridPitch, column)] != Cell::paper) return true;
    return false;
}

void Canvas::play(const GridNote& note) {
    const int token = note.pitch - lowestGridPitch;
    for (int column = note.column; column < std::min(note.end(), columns_); ++column)
        for (int pitch = std::max(0, token - 1); pitch <= std::min(pitchTokens - 1, token + 1); ++pitch) {
            const std::size_t cell = at(pitch, column);
            if ((*cells_)[cell] != Cell::ink || played_[cell]) continue;
            played_[cell] = true;
            --left_[static_cast<std::size_t>(column)];
        }
}

void InkGuide::lean(std::size_t lane, const Lane& soFar, NotePart part, const NoteToken& chosen,
                    std::span<float> logits) const {
    harmony_.lean(lane, soFar, part, chosen, logits);
    const Canvas& canvas = canvases_[lane];
    const int column = soFar.column + chosen.step;
    if (part == NotePart::step) leanStep(canvas, soFar, logits);
    if (column < 0) return;
    const bool inChord = chosen.step == 0 && soFar.together > 0;
    if (part == NotePart::pitch) leanPitch(canvas, column, inChord ? soFar.lastPitch : -1, logits);
    if (part == NotePart::duration) leanDuration(canvas, column, chosen.pitch, logits);
}

void InkGuide::leanStep(const Canvas& canvas, const Lane& soFar, std::span<float> logits) const {
    const auto strength = static_cast<float>(strength_.pitch * strength_.step);
    float passed = 0;
    for (int step = 0; step <= longestStep; ++step) {
        const int column = soFar.column + step;
        float worth = -costOfFullColumn;
        if (step > 0 || soFar.together < fullColumn)
            worth = bestKey(canvas, column, step == 0 && soFar.together > 0 ? soFar.lastPitch : -1);
        logits[static_cast<std::size_t>(step)] +=
            strength * std::clamp(worth - costOfInkPassed * passed, -costOfFullColumn, mostOfAKey);
        passed = std::min(passed + static_cast<float>(canvas.left(column)), -leastOfAStep / costOfInkPassed);
    }
}

void InkGuide::leanPitch(const Canvas& canvas, int column, int above, std::span<float> logits) const {
    const auto strength = static_cast<float>(strength_.pitch);
    float passed = 0;
    for (int pitch = above + 1; pitch < pitchTokens; ++pitch) {
        logits[static_cast<std::size_t>(pitch)] +=
            strength * std::max(-mostOfAKey, bestLength(canvas, pitch, column) - costOfInkBelow * passed);
        if (canvas.worth(pitch, column) == worthOfInk) ++passed;
    }
}

void InkGuide::leanDuration(const Canvas& canvas, int column, int pitch, std::span<float> logits) const {
    const auto strength = static_cast<float>(strength_.pitch * strength_.duration);
    float sum = 0;
    for (int length = 1; length <= durationTokens; ++length) {
        sum += canvas.worth(pitch, column + length - 1);
        logits[static_cast<std::size_t>(length - 1)] +=
            strength * std::clamp(sum, -mostOfALength, mostOfALength);
    }
}

} // namespace atos
