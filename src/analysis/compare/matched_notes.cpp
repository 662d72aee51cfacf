// SPDX-License-Identifier: Apache-2.0
#include "analysis/compare/matched_notes.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double paceWindow = 10;     ///< seconds of the first take
constexpr double paceHop = 2.5;       ///< seconds
constexpr double shortestHeld = 0.03; ///< seconds; shorter notes say nothing of the touch

double medianOf(std::vector<double>& values) {
    if (values.empty()) return 1;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void measureVelocity(const Performance& first, const Performance& second, const NoteAlignment& alignment,
                     MatchedNotes& matched) {
    const auto count = static_cast<double>(alignment.matches.size());
    double squares = 0;
    for (const auto& [i, j] : alignment.matches) {
        const double shift = second.notes[j].velocity - first.notes[i].velocity;
        matched.velocityShift += shift / count;
        squares += shift * shift;
    }
    const double variance = std::max(0.0, squares / count - matched.velocityShift * matched.velocityShift);
    matched.velocityError = std::sqrt(variance / count);
}

std::optional<PaceChange> strongestPace(const NoteAlignment& alignment, double paceRatio) {
    const double begin = alignment.timeline.front().first;
    const double end = alignment.timeline.back().first;
    std::optional<PaceChange> strongest;
    double most = std::log(strongPace);
    for (double from = begin; from + paceWindow <= end; from += paceHop) {
        const double seconds = alignment.secondAt(from + paceWindow) - alignment.secondAt(from);
        const double ratio = seconds / paceWindow / paceRatio;
        if (ratio <= 0 || std::abs(std::log(ratio)) < most) continue;
        most = std::abs(std::log(ratio));
        strongest = PaceChange{from, from + paceWindow, ratio};
    }
    return strongest;
}

} // namespace

MatchedNotes measureMatches(const Performance& first, const Performance& second,
                            const NoteAlignment& alignment) {
    MatchedNotes matched;
    matched.onlyFirst = first.notes.size() - alignment.matches.size();
    matched.onlySecond = second.notes.size() - alignment.matches.size();
    if (alignment.matches.empty()) return matched;
    const AlignedMoment& begin = alignment.timeline.front();
    const AlignedMoment& end = alignment.timeline.back();
    if (end.first > begin.first) matched.paceRatio = (end.second - begin.second) / (end.first - begin.first);
    measureVelocity(first, second, alignment, matched);

    std::vector<double> held;
    for (const auto& [i, j] : alignment.matches) {
        if (first.notes[i].duration < shortestHeld || second.notes[j].duration < shortestHeld) continue;
        held.push_back(second.notes[j].duration / first.notes[i].duration / matched.paceRatio);
    }
    matched.heldRatio = medianOf(held);
    matched.pace = strongestPace(alignment, matched.paceRatio);
    return matched;
}

} // namespace atos
