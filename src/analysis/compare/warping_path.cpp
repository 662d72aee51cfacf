// SPDX-License-Identifier: Apache-2.0
#include "analysis/compare/warping_path.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace atos {
namespace {

/// Cells whose direction is remembered, a byte each.
constexpr std::size_t mostCells = 64U << 20U;
/// A step that stays on one side costs a little, so that equal chords are taken in pairs.
constexpr float stayingCost = 0.1F;

enum Direction : std::uint8_t { both, alongFirst, alongSecond };

/// The columns of each row that are tried: all of them, or a band around the diagonal.
class Band {
public:
    Band(std::size_t rows, std::size_t columns)
        : rows_(rows), columns_(columns),
          width_(std::min(columns, std::max<std::size_t>(2, mostCells / rows))) {}

    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] std::size_t begin(std::size_t row) const {
        const std::size_t middle = rows_ < 2 ? 0 : row * (columns_ - 1) / (rows_ - 1);
        const std::size_t half = width_ / 2;
        return std::min(columns_ - width_, middle > half ? middle - half : 0);
    }
    [[nodiscard]] bool holds(std::size_t row, std::size_t column) const {
        return column >= begin(row) && column < begin(row) + width_;
    }
    [[nodiscard]] std::size_t place(std::size_t row, std::size_t column) const {
        return row * width_ + column - begin(row);
    }

private:
    std::size_t rows_;
    std::size_t columns_;
    std::size_t width_;
};

std::vector<std::pair<std::size_t, std::size_t>>
walkBack(const Band& band, const std::vector<std::uint8_t>& came, std::size_t row, std::size_t column) {
    std::vector<std::pair<std::size_t, std::size_t>> path{{row, column}};
    while (row > 0 || column > 0) {
        const std::uint8_t direction = came[band.place(row, column)];
        if (direction != alongSecond) --row;
        if (direction != alongFirst) --column;
        path.emplace_back(row, column);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

} // namespace

float chordDistance(const StruckChord& a, const StruckChord& b) {
    const std::bitset<128> shared = a.pitches & b.pitches;
    if (shared.none()) return 1; // nearly always: counting bits would be most of the work
    return 1 - 2 * static_cast<float>(shared.count()) / static_cast<float>(a.count + b.count);
}

std::vector<std::pair<std::size_t, std::size_t>>
warpingPath(const std::vector<StruckChord>& first, const std::vector<StruckChord>& second, const Task& task) {
    if (first.empty() || second.empty()) return {};
    constexpr float never = std::numeric_limits<float>::infinity();
    const Band band(first.size(), second.size());
    std::vector<std::uint8_t> came(first.size() * band.width(), both);
    std::vector<float> above(second.size(), never);
    std::vector<float> row(second.size(), never);
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (i % 64 == 0 && task.cancel.cancelled()) return {};
        std::fill(row.begin(), row.end(), never);
        for (std::size_t j = band.begin(i); j < band.begin(i) + band.width(); ++j) {
            const float here = chordDistance(first[i], second[j]);
            if (i == 0 && j == 0) {
                row[0] = here;
                continue;
            }
            const float diagonal = i > 0 && j > 0 ? above[j - 1] : never;
            const float down = i > 0 ? above[j] + stayingCost : never;
            const float right = j > 0 ? row[j - 1] + stayingCost : never;
            const float best = std::min({diagonal, down, right});
            came[band.place(i, j)] = best == diagonal ? both : best == down ? alongFirst : alongSecond;
            row[j] = best + here;
        }
        std::swap(above, row);
    }
    return walkBack(band, came, first.size() - 1, second.size() - 1);
}

} // namespace atos
