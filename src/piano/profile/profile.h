// SPDX-License-Identifier: Apache-2.0
// What a piano can be told over MIDI (resources/keyboards/*.json; schema in docs/keyboard-profiles.md).
#pragma once

#include "files/bytes.h"
#include "piano/protocols/channel_messages.h"
#include "piano/protocols/protocol.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atos {

enum class ParameterScope {
    panel,
    part,
    unknown
}; ///< panel: the player's own keys; part: only notes sent by MIDI
/// On by default, behind "experimental", never sent; less certain is greater.
enum class Evidence { twoSources, oneSource, unsure };

/// Whether a value outlives the piano's power switch.
enum class Persistence { untilOff, unknown };

/// This parameter may speak for a part of the preset that the piano lacks, by so many raw steps per unit of
/// that part.
struct Fallback {
    std::string part;
    double stepsPerUnit = 0;
};

/// A value with a name: a voice, a room.
struct Choice {
    std::string name;       ///< as a preset asks for it
    std::vector<int> value; ///< 7-bit groups
    std::string label;      ///< what the maker calls it; may be empty
    /// Of this value, where that of its parameter is of the way to set it; that of the parameter when empty.
    std::optional<Evidence> evidence;
    std::string source; ///< of this value; may be empty
};

/// One thing that can be set. Which of these fields matter depends on the protocol. A raw value of several
/// bytes is one number of 7-bit groups, most significant first; a program change is bank MSB, bank LSB and
/// program (from 0).
struct Parameter {
    std::string name;  ///< the part of TonePreset it serves: "brightness", "reverb.time", "reverb.level", ...
    std::string label; ///< what the piano's maker calls it
    const Protocol* protocol = &controlChange; ///< "codec" in a file; never null
    /// 0..15, of control and program changes; that of the profile when empty.
    std::optional<std::uint8_t> channel;
    Bytes address;               ///< of system exclusive protocols; its length is the protocol's
    std::uint8_t controller = 0; ///< controlChange
    int minimum = 0;             ///< raw values as the piano counts them
    int maximum = 127;
    int neutral = 64; ///< the piano's default
    int offset = 0;   ///< added to the raw value on the wire (Roland's 40h + v)
    int size = 1;     ///< bytes on the wire: 1..4
    bool readable = false;
    Persistence persistence = Persistence::unknown;
    ParameterScope scope = ParameterScope::unknown;
    Evidence evidence = Evidence::unsure;
    /// Never sent before its player has said, on that very piano, that it works (learned_voices.h).
    bool confirm = false;
    std::string source; ///< where the fact comes from; several are separated by "; "
    std::vector<Choice> choices;
    std::vector<std::pair<double, int>>
        scale; ///< preset value -> raw, by preset value; between them a straight line
    std::vector<Fallback> fallbackFor;

    /// Null when it has none of that name.
    [[nodiscard]] const Choice* choice(std::string_view named) const;
    /// Of value and way together.
    [[nodiscard]] Evidence evidenceOf(const Choice& choice) const {
        return std::max(evidence, choice.evidence.value_or(evidence));
    }
};

struct KeyboardProfile {
    std::string id;   ///< "roland-fp30x"
    std::string name; ///< "Roland FP-30X"
    std::string maker;
    /// Beginnings of what follows `F0 7E dd 06 02` in its identity reply; several when a series shares the
    /// profile, none when the reply is not known.
    std::vector<Bytes> identities;
    std::vector<std::string> portNames; ///< substrings of port names, matched without case
    std::uint8_t channel = 0;
    std::vector<Bytes> handshake; ///< before the first write
    std::vector<Bytes> leave;     ///< after the last
    int sysexGapMs = 40;
    int controlGapMs = 20;
    int programGapMs = 80; ///< after a program change
    std::vector<Parameter> parameters;

    [[nodiscard]] const Parameter* find(std::string_view parameter) const;
};

/// The parts of a preset that a parameter can serve, in the order of their importance to a player.
inline constexpr std::array<std::string_view, 8> presetParts{
    "voice", "brightness", "reverb.type", "reverb.time", "reverb.level", "resonance", "chorus", "touch"};

} // namespace atos
