// SPDX-License-Identifier: Apache-2.0
// Text of MIDI files, which never say their encoding. Internal to music.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace atos {

/// The text as UTF-8: as it is when it is valid UTF-8, otherwise read as Latin-1. Control characters become
/// spaces, and spaces around it are dropped.
[[nodiscard]] std::string utf8FromMidiText(std::span<const std::uint8_t> text);

} // namespace atos
