// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/copied_notes.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace atos {
namespace {
constexpr std::uint32_t endOfPiece = std::numeric_limits<std::uint32_t>::max();
} // namespace

std::vector<KnownMusic::Step> KnownMusic::stepsOf(const NoteGrid& grid) {
    constexpr int longestPause = 4 * columnsPerSecond; // longer ones count as this
    constexpr std::uint32_t pitches = 256;
    std::vector<Step> steps;
    for (std::size_t i = 1; i < grid.notes.size(); ++i) {
        const int pause = std::min(grid.notes[i].column - grid.notes[i - 1].column, longestPause);
        const int rise = 128 + grid.notes[i].pitch - grid.notes[i - 1].pitch;
        steps.push_back(static_cast<Step>(pause) * pitches + static_cast<Step>(rise));
    }
    return steps;
}

KnownMusic::KnownMusic(std::span<const NoteGrid> pieces) {
    for (const NoteGrid& piece : pieces) {
        const auto steps = stepsOf(piece);
        steps_.insert(steps_.end(), steps.begin(), steps.end());
        steps_.push_back(endOfPiece);
    }
    order_.resize(steps_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    const auto reach = [this](std::uint32_t place) {
        return std::span(steps_).subspan(place, std::min(longestCopy, steps_.size() - place));
    };
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto first = reach(a);
        const auto second = reach(b);
        return std::lexicographical_compare(first.begin(), first.end(), second.begin(), second.end());
    });
}

std::size_t KnownMusic::common(std::size_t place, std::span<const Step> steps) const {
    std::size_t length = 0;
    while (length < steps.size() && place + length < steps_.size() && steps_[place + length] == steps[length])
        ++length;
    return length;
}

std::size_t KnownMusic::longestShared(const NoteGrid& clip) const {
    const auto all = stepsOf(clip);
    std::size_t longest = 0;
    for (std::size_t from = 0; from < all.size(); ++from) {
        const auto steps = std::span(all).subspan(from, std::min(longestCopy - 1, all.size() - from));
        const auto after = std::lower_bound(
            order_.begin(), order_.end(), steps, [this](std::uint32_t place, std::span<const Step> wanted) {
                const auto known =
                    std::span(steps_).subspan(place, std::min(longestCopy, steps_.size() - place));
                return std::lexicographical_compare(known.begin(), known.end(), wanted.begin(), wanted.end());
            });
        // What shares most with the wanted steps stands beside their place in the order.
        if (after != order_.end()) longest = std::max(longest, common(*after, steps));
        if (after != order_.begin()) longest = std::max(longest, common(*(after - 1), steps));
    }
    return std::min(clip.notes.size(), longest + 1);
}

} // namespace atos
