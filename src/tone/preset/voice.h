// SPDX-License-Identifier: Apache-2.0
// The twelve voices that a tone can ask for, and what comes nearest on a piano that lacks one. Pure, any
// thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace atos {

/// Brand-neutral. Makers call a studio grand Pop, Studio, Jazz or Rock; a felt one Mellow or Romantic
/// Upright; a honky-tonk Ragtime; tine, reed and FM are the three kinds of electric piano.
enum class Voice {
    concertGrand,
    mellowGrand,
    brightGrand,
    studioGrand,
    upright,
    felt,
    honkyTonk,
    fortepiano,
    harpsichord,
    tine,
    reed,
    fmPiano
};

inline constexpr std::array<Voice, 12> allVoices{Voice::concertGrand, Voice::mellowGrand, Voice::brightGrand,
                                                 Voice::studioGrand,  Voice::upright,     Voice::felt,
                                                 Voice::honkyTonk,    Voice::fortepiano,  Voice::harpsichord,
                                                 Voice::tine,         Voice::reed,        Voice::fmPiano};
inline constexpr std::size_t voiceCount = allVoices.size();

/// As in JSON: "concert-grand" ... "fm-piano".
[[nodiscard]] std::string_view voiceName(Voice voice);
/// Also the name of earlier versions: "electric-piano" is the tine. Empty for any other text.
[[nodiscard]] std::optional<Voice> voiceOf(std::string_view name);
/// For a sentence: "mellow grand", "FM piano".
[[nodiscard]] std::string spokenVoice(Voice voice);

/// A voice that may stand in for another, and what the rest of the tone then leans by; added to what the
/// preset asks for.
struct VoiceStandIn {
    Voice voice = Voice::concertGrand;
    double brightness = 0;
    double reverbLevel = 0; ///< dB
    double resonance = 0;
    double chorus = 0;
};

/// What to try in this order on a piano that lacks `voice`. Ends with the concert grand, which has none.
[[nodiscard]] std::span<const VoiceStandIn> standInsFor(Voice voice);

} // namespace atos
