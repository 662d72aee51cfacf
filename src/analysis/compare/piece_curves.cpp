// SPDX-License-Identifier: Apache-2.0
#include "analysis/compare/piece_curves.h"

#include <algorithm>

namespace atos {
namespace {

struct Struck {
    double seconds = 0;
    double velocity = 0;
};

/// `struck` by time.
std::vector<CurvePoint> meanThrough(const std::vector<Struck>& struck) {
    std::vector<CurvePoint> curve;
    if (struck.empty()) return curve;
    for (double from = struck.front().seconds; from + curveWindow <= struck.back().seconds;
         from += curveStep) {
        double sum = 0;
        std::size_t count = 0;
        auto note = std::lower_bound(struck.begin(), struck.end(), from,
                                     [](const Struck& a, double seconds) { return a.seconds < seconds; });
        for (; note != struck.end() && note->seconds < from + curveWindow; ++note, ++count)
            sum += note->velocity;
        if (count > 0) curve.push_back({from + curveWindow / 2, sum / static_cast<double>(count)});
    }
    return curve;
}

} // namespace

std::vector<CurvePoint> paceCurve(const NoteAlignment& alignment) {
    std::vector<CurvePoint> curve;
    if (!alignment.samePiece() || alignment.timeline.empty()) return curve;
    const double end = alignment.timeline.back().first - curveWindow;
    for (double from = alignment.timeline.front().first; from <= end; from += curveStep) {
        const double seconds = alignment.secondAt(from + curveWindow) - alignment.secondAt(from);
        if (seconds > 0) curve.push_back({from + curveWindow / 2, curveWindow / seconds});
    }
    return curve;
}

std::vector<CurvePoint> loudnessCurve(const Performance& first, const Performance& second,
                                      const NoteAlignment& alignment) {
    std::vector<Struck> struck;
    if (!alignment.samePiece()) return {};
    for (const auto& [i, j] : alignment.matches)
        struck.push_back({first.notes[i].onset, static_cast<double>(second.notes[j].velocity)});
    return meanThrough(struck);
}

std::vector<CurvePoint> loudnessCurve(const Performance& take) {
    std::vector<Struck> struck;
    for (const Note& note : take.notes)
        struck.push_back({note.onset, static_cast<double>(note.velocity)});
    return meanThrough(struck);
}

Bars barsInFirst(const Bars& ofSecond, const NoteAlignment& alignment) {
    Bars bars;
    bars.first = ofSecond.first;
    if (!alignment.samePiece() || alignment.timeline.size() < 2) return bars;
    const auto& timeline = alignment.timeline;
    for (const double start : ofSecond.starts) {
        auto after =
            std::lower_bound(timeline.begin(), timeline.end(), start,
                             [](const AlignedMoment& a, double seconds) { return a.second < seconds; });
        after = std::clamp(after, timeline.begin() + 1, timeline.end() - 1);
        const auto before = after - 1;
        const double pace = (after->first - before->first) / std::max(1e-6, after->second - before->second);
        bars.starts.push_back(before->first + (start - before->second) * pace);
    }
    return bars;
}

} // namespace atos
