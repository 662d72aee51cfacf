// SPDX-License-Identifier: Apache-2.0
#include "audio/render/phrase.h"

#include "core/minutes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <utility>

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

bool earlier(const Note& note, double time) {
    return note.onset < time;
}

/// Seconds before each note in which no key was down; negative where keys are held over.
std::vector<double> restsBefore(std::span<const Note> notes) {
    std::vector<double> rests;
    double soundingUntil = 0;
    for (const Note& note : notes) {
        rests.push_back(note.onset - soundingUntil);
        soundingUntil = std::max(soundingUntil, note.end());
    }
    return rests;
}

/// Moves within the phrase; what is down before it is pressed at 0 s, and all is let go at its end.
std::vector<Pedal> pedalsIn(const Performance& performance, const Phrase& phrase) {
    std::map<std::pair<std::uint8_t, PedalKind>, Pedal> before, last;
    std::vector<Pedal> moves;
    for (Pedal pedal : performance.pedals) {
        if (pedal.seconds >= phrase.to) break;
        pedal.seconds -= phrase.from;
        const std::pair which(pedal.channel, pedal.kind);
        last[which] = pedal;
        if (pedal.seconds > 0)
            moves.push_back(pedal);
        else
            before[which] = pedal;
    }
    std::vector<Pedal> pedals;
    for (const auto& [which, pedal] : before)
        if (pedal.value > 0) pedals.push_back({0, pedal.kind, pedal.value, pedal.channel});
    pedals.insert(pedals.end(), moves.begin(), moves.end());
    for (const auto& [which, pedal] : last)
        if (pedal.value > 0) pedals.push_back({phrase.seconds(), pedal.kind, 0, pedal.channel});
    return pedals;
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

std::vector<Phrase> phrasesOf(const Performance& performance, double shortest, double longest) {
    const std::span<const Note> notes(performance.notes);
    const std::vector<double> rests = restsBefore(notes);
    const double end = performance.duration();
    const auto firstFrom = [&](double time) {
        return static_cast<std::size_t>(std::lower_bound(notes.begin(), notes.end(), time, earlier)
                                        - notes.begin());
    };
    std::vector<Phrase> phrases;
    for (std::size_t first = 0; first < notes.size();) {
        const double from = notes[first].onset;
        if (from + longest >= end) {
            if (phrases.empty() || from + shortest <= end) phrases.push_back({from, end});
            break;
        }
        std::size_t next = std::max(firstFrom(from + shortest), first + 1);
        for (std::size_t note = next; note < notes.size() && notes[note].onset <= from + longest; ++note)
            if (rests[note] > rests[next]) next = note;
        phrases.push_back(
            {from, next < notes.size() ? std::min(notes[next].onset, from + longest) : from + longest});
        first = next;
    }
    return phrases;
}

Performance excerpt(const Performance& performance, const Phrase& phrase) {
    Performance music;
    music.source = performance.source;
    music.keyboard = performance.keyboard;
    music.contentHash = performance.contentHash;
    music.title = fmt::format("{}, {} to {}", performance.title, minutesAndSeconds(phrase.from),
                              minutesAndSeconds(phrase.to));
    for (Note note : performance.notes) {
        if (note.onset < phrase.from || note.onset >= phrase.to) continue;
        note.duration = std::min(note.duration, phrase.to - note.onset);
        note.onset -= phrase.from;
        music.notes.push_back(note);
    }
    music.pedals = pedalsIn(performance, phrase);
    return music;
}

} // namespace atos
