// SPDX-License-Identifier: Apache-2.0
// What a piano can be told over MIDI (resources/keyboards/*.json; schema in docs/keyboard-profiles.md).
#pragma once

#include "core/result.h"
#include "files/bytes.h"
#include "files/json.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace atos {

enum class ParameterScope { panel, part, unknown }; ///< panel: the player's own keys; part: only notes sent by MIDI
enum class Evidence { twoSources, oneSource, unsure }; ///< on by default, behind "experimental", never sent

enum class Codec { controlChange, rolandDt1, gm2Global, programChange };

/// One thing that can be set. Which of these fields matter depends on the codec.
struct Parameter {
    std::string name;  ///< the part of TonePreset it serves: "brightness", "reverb.time", "reverb.level", ...
    std::string label; ///< what the piano's maker calls it
    Codec codec = Codec::controlChange;
    Bytes address;     ///< rolandDt1: four bytes; gm2Global: slot MSB, LSB and parameter
    std::uint8_t controller = 0; ///< controlChange
    int minimum = 0;   ///< raw values as the piano counts them
    int maximum = 127;
    int neutral = 64;  ///< the piano's default
    int offset = 0;    ///< added to the raw value on the wire (Roland's 40h + v)
    int size = 1;      ///< bytes on the wire, rolandDt1
    bool readable = false;
    ParameterScope scope = ParameterScope::unknown;
    Evidence evidence = Evidence::unsure;
    std::string source; ///< where the fact comes from
    std::vector<std::pair<std::string, std::vector<int>>> choices; ///< named values (voices, reverb types) -> raw numbers
};

struct KeyboardProfile {
    std::string id;    ///< "roland-fp30x"
    std::string name;  ///< "Roland FP-30X"
    std::string maker;
    Bytes identity;    ///< what follows `F0 7E dd 06 02` in an identity reply, at least maker and family; may be empty
    std::vector<std::string> portNames; ///< substrings of port names, matched without case
    std::uint8_t channel = 0;
    std::vector<Bytes> handshake; ///< before the first write
    std::vector<Bytes> leave;     ///< after the last
    int sysexGapMs = 40;
    int controlGapMs = 20;
    std::vector<Parameter> parameters;

    [[nodiscard]] const Parameter* find(std::string_view parameter) const;
};

[[nodiscard]] Result<KeyboardProfile> profileFromJson(const Json& json);
/// All profiles of a folder by id. One that does not load is an error that names the file.
[[nodiscard]] Result<std::vector<KeyboardProfile>> readProfiles(const std::filesystem::path& folder);
/// What a linter objects to, one sentence each: overlapping addresses, values outside 7 bits, forbidden messages,
/// missing sources. Empty when the profile is fit to ship.
[[nodiscard]] std::vector<std::string> lint(const KeyboardProfile& profile);

} // namespace atos
