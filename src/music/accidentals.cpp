// SPDX-License-Identifier: Apache-2.0
#include "music/accidentals.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace atos {
namespace {

int alterOfSignature(char letter, int fifths) {
    constexpr std::string_view sharps = "FCGDAEB"; // flats come from the other end
    const auto place = static_cast<int>(sharps.find(letter));
    if (fifths > 0) return place < fifths ? 1 : 0;
    return 6 - place < -fifths ? -1 : 0;
}

const char* nameOf(int alter) {
    switch (alter) {
    case 2:
        return "double-sharp";
    case 1:
        return "sharp";
    case -1:
        return "flat";
    case -2:
        return "flat-flat";
    default:
        return "natural";
    }
}

} // namespace

std::vector<std::vector<ChordAccidentals>> accidentalsOf(const std::vector<ScoreVoice>& voices, int fifths) {
    std::vector<std::vector<ChordAccidentals>> accidentals;
    std::vector<std::tuple<int, std::size_t, std::size_t>> order; // start, voice, chord
    for (std::size_t voice = 0; voice < voices.size(); ++voice) {
        accidentals.emplace_back();
        for (std::size_t chord = 0; chord < voices[voice].size(); ++chord) {
            accidentals.back().emplace_back(voices[voice][chord].pitches.size(), nullptr);
            order.emplace_back(voices[voice][chord].start, voice, chord);
        }
    }
    std::sort(order.begin(), order.end());
    std::map<std::pair<char, int>, int> inForce;
    for (const auto& [start, voice, number] : order) {
        const ScoreChord& chord = voices[voice][number];
        for (std::size_t i = 0; i < chord.pitches.size(); ++i) {
            const ScorePitch& pitch = chord.pitches[i];
            if (chord.tiedToLast) continue; // it goes on as it was
            const auto [at, isNew] =
                inForce.try_emplace({pitch.letter, pitch.octave}, alterOfSignature(pitch.letter, fifths));
            if (at->second != pitch.alter) accidentals[voice][number][i] = nameOf(pitch.alter);
            at->second = pitch.alter;
        }
    }
    return accidentals;
}

} // namespace atos
