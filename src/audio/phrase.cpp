// SPDX-License-Identifier: Apache-2.0
#include "audio/phrase.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace atos {
namespace {

/// A phrase may be this much shorter or longer so that it begins after a rest.
constexpr double slack = 2;
/// Seconds between the stretches that are looked at.
constexpr double step = 1;

/// Mean and spread of velocity and pitch, and notes a second.
using Summary = std::array<double, 5>;

/// Differences that count alike: 10 steps of velocity, 6 semitones, 2 notes a second.
constexpr Summary units{10, 10, 6, 6, 2};

Summary summarise(std::span<const Note> notes, double seconds) {
    double velocity = 0, velocities = 0, pitch = 0, pitches = 0;
    for (const Note& note : notes) {
        velocity += note.velocity;
        velocities += static_cast<double>(note.velocity) * note.velocity;
        pitch += note.pitch;
        pitches += static_cast<double>(note.pitch) * note.pitch;
    }
    const double count = std::max(1.0, static_cast<double>(notes.size()));
    const auto spread = [count](double sum, double squares) {
        return std::sqrt(std::max(0.0, squares / count - sum / count * sum / count));
    };
    return {velocity / count, spread(velocity, velocities), pitch / count, spread(pitch, pitches),
            static_cast<double>(notes.size()) / seconds};
}

double distance(const Summary& a, const Summary& b) {
    double sum = 0;
    for (std::size_t i = 0; i < units.size(); ++i)
        sum += std::pow((a[i] - b[i]) / units[i], 2);
    return sum;
}

} // namespace

Phrase lastPhrase(const Performance& performance, double seconds) {
    Phrase phrase{std::max(0.0, performance.duration() - seconds), performance.duration()};
    if (phrase.from == 0) return phrase;
    double longestRest = 0;
    double soundingUntil = 0;
    const double wanted = phrase.from;
    for (const Note& note : performance.notes) {
        const double rest = note.onset - soundingUntil;
        if (std::abs(note.onset - wanted) <= slack && rest > longestRest) {
            longestRest = rest;
            phrase.from = note.onset;
        }
        soundingUntil = std::max(soundingUntil, note.end());
    }
    return phrase;
}

Phrase characteristicPhrase(const Performance& performance, double seconds) {
    const double end = performance.duration();
    if (end <= seconds) return {0, end};
    const std::span<const Note> notes(performance.notes);
    const Summary whole = summarise(notes, end - notes.front().onset);
    const auto earlier = [](const Note& note, double time) { return note.onset < time; };
    Phrase best{0, seconds};
    double nearest = std::numeric_limits<double>::infinity();
    for (double from = notes.front().onset; from + seconds <= end; from += step) {
        const auto first = std::lower_bound(notes.begin(), notes.end(), from, earlier);
        const auto last = std::lower_bound(first, notes.end(), from + seconds, earlier);
        const double away = distance(summarise({first, last}, seconds), whole);
        if (first == last || away >= nearest) continue;
        nearest = away;
        best = {first->onset, std::min(end, first->onset + seconds)};
    }
    return best;
}

} // namespace atos
