// SPDX-License-Identifier: Apache-2.0
// The tones that a pianist would name, each with the music it is for (resources/tones/archetypes.json).
// Values: any thread.
#pragma once

#include "core/result.h"
#include "style/style_profile.h"
#include "tone/archetypes/measures.h"
#include "tone/preset/tone_preset.h"

#include <array>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

enum class Certainty { sure, fair, weak };
/// "sure", "fair" or "weak".
[[nodiscard]] std::string_view certaintyName(Certainty certainty);

/// Figures of playing that suit an archetype; both ends belong to it.
struct MeasureRange {
    std::size_t measure = 0; ///< of `measures`
    double low = 0;
    double high = 0;
};

/// How far playing may move a tone within its archetype, to either side.
struct Reach {
    double brightness = 0.4;
    double timeFactor = 1.4; ///< of the reverberation time
    double level = 3;         ///< dB of the reverberation
    double resonance = 0.25;
};

struct Archetype {
    std::string id;
    std::string name;     ///< for the player: "Saloon upright, ragtime"
    std::string sentence; ///< the music, and the tone that follows from it
    TonePreset tone;      ///< its middle
    Reach reach;
    /// How well each label suits, 0..1, by head; a head without labels does not matter to it.
    std::array<std::map<std::string, double>, styleHeads.size()> music;
    std::vector<MeasureRange> playing;
    double prior = 0;  ///< natural logarithm; below 0: asks for more evidence than others
    bool safe = false; ///< offends nobody: where the evidence is weak it is one of these
    std::string evidence;
    std::string source;
    Certainty certainty = Certainty::weak;
};

struct Archetypes {
    std::vector<Archetype> list; ///< in the file's order; never empty
    std::string contentHash;

    /// The ones that the program was built with.
    [[nodiscard]] static const Archetypes& builtIn();
};

/// Text from strangers: at most 200 archetypes, names that are known, numbers in range, ids unique, at least
/// one safe one. badInput names `what`, the line and the archetype.
[[nodiscard]] Result<Archetypes> archetypesFromText(std::string_view text, const std::string& what);
[[nodiscard]] Result<Archetypes> readArchetypes(const std::filesystem::path& path);

} // namespace atos
