// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/reference_tone.h"

#include "tone/ranking/tone_rules.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

enum class Character { lyrical, lively, strict, neutral };

template<std::size_t count>
bool isOneOf(const std::string& text, const std::array<std::string_view, count>& names) {
    return std::find(names.begin(), names.end(), text) != names.end();
}

Character characterOf(const LabelledPiece& piece) {
    constexpr std::array<std::string_view, 7> lyrical{"nocturne", "lullaby", "barcarolle", "song",
                                                      "ballade",  "hymn",    "impromptu"};
    constexpr std::array<std::string_view, 8> lively{"rag",   "march",   "dance",   "polonaise",
                                                     "etude", "toccata", "scherzo", "mazurka"};
    constexpr std::array<std::string_view, 3> strict{"fugue", "invention", "variations"};
    if (piece.genre == "ragtime" || isOneOf(piece.form, lively)) return Character::lively;
    if (isOneOf(piece.form, lyrical)) return Character::lyrical;
    if (isOneOf(piece.form, strict)) return Character::strict;
    return Character::neutral;
}

Voice voiceFor(const LabelledPiece& piece, Character character) {
    if (piece.genre == "ragtime") return Voice::upright;
    if (character == Character::lyrical) return Voice::mellowGrand;
    const bool clear = piece.era == "baroque" && character != Character::strict;
    return clear ? Voice::brightGrand : Voice::concertGrand;
}

double brightnessFor(Character character, const Features& features) {
    switch (character) {
    case Character::lyrical:
        return -0.5;
    case Character::lively:
        return 0.5;
    case Character::strict:
        return 0;
    case Character::neutral:
        break;
    }
    return 0.5 * brightnessForArousal(arousal(features));
}

double resonanceFor(const LabelledPiece& piece, const Features& features) {
    if (const auto pedalled = resonanceForPedal(features)) return *pedalled;
    if (piece.era == "baroque") return -0.4; // instruments of that time had no damper pedal
    return piece.era == "romantic" ? 0.2 : 0;
}

double hundredths(double value) {
    return std::round(value * 100) / 100;
}

} // namespace

TonePreset referenceTone(const LabelledPiece& piece, const Features& features) {
    const Character character = characterOf(piece);
    const double bpm = piece.bpm > 0 ? piece.bpm : features.tempo.bpm;
    constexpr double middlingTempo = 110;
    TonePreset tone;
    tone.voice = voiceFor(piece, character);
    tone.brightness = hundredths(brightnessFor(character, features));
    tone.reverbTime = hundredths(reverbTimeForTempo(bpm > 0 ? bpm : middlingTempo));
    tone.reverbType = reverbTypeForTime(*tone.reverbTime);
    tone.reverbLevel = character == Character::lyrical ? -14 : character == Character::strict ? -20 : -16;
    tone.resonance = hundredths(resonanceFor(piece, features));
    return tone;
}

} // namespace atos
