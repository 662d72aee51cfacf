// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/music_events.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double lowest = 21;
constexpr double highest = 108;
constexpr double softest = 1;
constexpr double loudest = 127;
constexpr double shortestNote = 0.03; // seconds
/// Times much shorter than this differ little from none.
constexpr double shortTime = 1.0 / 16; // seconds

float scaledTime(double seconds) {
    const double bounded = std::clamp(seconds, 0.0, longestEventSeconds);
    return static_cast<float>(std::log1p(bounded / shortTime) / std::log1p(longestEventSeconds / shortTime));
}

double secondsFrom(float scaled) {
    const double bounded = std::clamp(static_cast<double>(scaled), 0.0, 1.0);
    return shortTime * std::expm1(bounded * std::log1p(longestEventSeconds / shortTime));
}

std::uint8_t nearest(float scaled, double low, double high) {
    const double value = low + std::clamp(static_cast<double>(scaled), 0.0, 1.0) * (high - low);
    return static_cast<std::uint8_t>(std::lround(value));
}

} // namespace

std::vector<MusicEvent> eventsOf(const Performance& music) {
    std::vector<MusicEvent> events;
    double last = 0;
    for (const Note& note : music.notes) {
        if (note.pitch < lowest || note.pitch > highest) continue;
        events.push_back({scaledTime(note.onset - last), scaledTime(note.duration),
                          static_cast<float>((note.pitch - lowest) / (highest - lowest)),
                          static_cast<float>((note.velocity - softest) / (loudest - softest))});
        last = note.onset;
    }
    return events;
}

Performance performanceFrom(const std::vector<MusicEvent>& events) {
    Performance music;
    music.source = Source::generated;
    double now = 0;
    for (const MusicEvent& event : events) {
        now += secondsFrom(event[0]);
        music.notes.push_back({now, std::max(shortestNote, secondsFrom(event[1])),
                               nearest(event[2], lowest, highest), nearest(event[3], softest, loudest)});
    }
    music.sort();
    return music;
}

} // namespace atos
