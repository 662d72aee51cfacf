// SPDX-License-Identifier: Apache-2.0
// Text of MIDI files, which never say their encoding. Internal to music.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace atos {

/// The text event (type 1) with which a file says Performance::pedalKnown is false; others ignore it.
inline constexpr std::string_view pedalNotKnownText = "ATOS MIDI: the pedal is not known";

/// The text as UTF-8: as it is when it is valid UTF-8, otherwise read as Latin-1. Control characters become
/// spaces, and spaces around it are dropped.
[[nodiscard]] std::string utf8FromMidiText(std::span<const std::uint8_t> text);

} // namespace atos
