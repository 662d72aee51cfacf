// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/accents.h"

#include "analysis/usable_notes.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double longestHeld = 2;         ///< seconds that count
constexpr double neighbourhood = 3;       ///< seconds to either side
constexpr std::size_t mostAccents = 3000; ///< five minutes of dense music

/// An accent before it is compared with its neighbours.
struct Struck {
    double lowest = 127;
    double loudest = 0;
};

void compareWithNeighbours(std::vector<Accent>& accents, const std::vector<Struck>& struck) {
    std::size_t from = 0;
    std::size_t to = 0;
    double loudness = 0;
    double pitch = 0;
    for (std::size_t i = 0; i < accents.size(); ++i) {
        for (; to < accents.size() && accents[to].seconds <= accents[i].seconds + neighbourhood; ++to) {
            loudness += struck[to].loudest;
            pitch += struck[to].lowest;
        }
        for (; accents[from].seconds < accents[i].seconds - neighbourhood; ++from) {
            loudness -= struck[from].loudest;
            pitch -= struck[from].lowest;
        }
        const auto count = static_cast<double>(to - from);
        accents[i].loudness = std::clamp((struck[i].loudest - loudness / count) / 20, -1.0, 1.0);
        accents[i].depth = std::clamp((pitch / count - struck[i].lowest) / 12, 0.0, 1.0);
    }
}

void weigh(std::vector<Accent>& accents) {
    double sum = 0;
    for (Accent& accent : accents)
        sum += accent.salience = std::sqrt(accent.notes) * (0.5 + std::min(accent.wait, 1.0))
                                 * (1 + 0.4 * accent.loudness + 0.5 * accent.depth);
    const double mean = sum / static_cast<double>(accents.size());
    for (Accent& accent : accents)
        accent.salience = mean > 0 ? accent.salience / mean : 1;
}

} // namespace

std::vector<Accent> accentsOf(const Performance& performance) {
    std::vector<Accent> accents;
    std::vector<Struck> struck;
    double first = 0;
    double end = 0;
    for (const Note& note : usableNotes(performance)) {
        const bool begins = accents.empty() || note.onset > first + chordSpread;
        if (begins && accents.size() == mostAccents) break;
        if (begins) {
            accents.emplace_back();
            struck.emplace_back();
            first = note.onset;
        }
        Accent& accent = accents.back();
        const double sure = note.confidence / 100.0;
        accent.notes += sure;
        accent.seconds += sure * (note.onset - first);
        accent.wait = first;
        const double held = std::clamp(note.duration, 0.0, longestHeld);
        accent.held = std::max(accent.held, held);
        accent.pitchClasses[note.pitch % 12U] += static_cast<float>(held);
        struck.back().lowest = std::min<double>(struck.back().lowest, note.pitch);
        struck.back().loudest = std::max(struck.back().loudest, note.preciseVelocity());
        end = std::max(end, note.end());
    }
    for (Accent& accent : accents)
        accent.seconds = accent.wait + (accent.notes > 0 ? accent.seconds / accent.notes : 0);
    for (std::size_t i = 0; i < accents.size(); ++i) {
        const double next = i + 1 < accents.size() ? accents[i + 1].seconds : end;
        accents[i].wait = std::max(0.0, next - accents[i].seconds);
    }
    if (accents.empty()) return accents;
    compareWithNeighbours(accents, struck);
    weigh(accents);
    return accents;
}

} // namespace atos
