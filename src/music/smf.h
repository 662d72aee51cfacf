// SPDX-License-Identifier: Apache-2.0
// Standard MIDI Files 1.0 (RP-001). Types 0, 1 and 2 are read, type 1 is written. Any thread.
#pragma once

#include "core/result.h"
#include "files/bytes.h"
#include "music/performance.h"

#include <cstdint>
#include <filesystem>
#include <span>

namespace atos {

/// The largest file that is read, 64 MiB: ten times the longest piano recital.
inline constexpr std::uintmax_t largestMidiFile = 64U << 20U;

/// Reads what can be read: truncated tracks, a missing end-of-track, unknown chunks and stray bytes are
/// salvaged and told in Performance::warnings. badInput when it is no Standard MIDI File, or holds no such
/// pattern. A type 2 file holds independent patterns, of which one is read: number `pattern`, from 1, or with
/// 0 the longest. Percussion (channel 10) is left out. Notes of one pitch that overlap on a channel end in
/// the order they began.
[[nodiscard]] Result<Performance> parseMidi(std::span<const std::uint8_t> bytes, std::size_t pattern = 0);
[[nodiscard]] Result<Performance> readMidi(const std::filesystem::path& path, std::size_t pattern = 0);

/// Type 1, 480 ticks per quarter note: tempo, metre and key in the first track; notes and pedals in theirs.
/// Onsets and ends move to the nearest tick; pitch, velocity and its fine part, channel and pedal values stay
/// equal. A note that begins and ends in one tick keeps length 0; overlapping notes on one key end in the
/// order they began; tracks are numbered anew from 1. What lies past tick 2^28 (77 hours at 120 BPM) is moved
/// there.
[[nodiscard]] Bytes encodeMidi(const Performance& performance);
[[nodiscard]] Status writeMidi(const Performance& performance, const std::filesystem::path& path);

} // namespace atos
