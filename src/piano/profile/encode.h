// SPDX-License-Identifier: Apache-2.0
// From a brand-neutral tone to the messages of one piano, with what it cannot do said in words.
#pragma once

#include "files/bytes.h"
#include "piano/profile/profile.h"
#include "tone/preset/tone_preset.h"

#include <optional>
#include <string>
#include <vector>

namespace atos {

/// A message and the silence that the piano needs after it.
struct PacedMessage {
    Bytes bytes;
    int gapMs = 0;
};

/// A parameter that will be changed. Raw values as the piano counts them.
struct Change {
    std::string parameter;
    std::optional<int> from; ///< what the piano reported or its documented default; empty when unknown
    int to = 0;
    std::string sentence; ///< "Brilliance +1"
};

/// A part of the preset that this piano cannot do, or does differently.
struct Loss {
    std::string parameter;
    std::string sentence; ///< "No damper resonance on this model; ambience +1 instead."
};

struct EncodedPreset {
    std::vector<PacedMessage> messages; ///< in order: handshake, changes, leave; empty when nothing changes
    std::vector<Change> changes;
    std::vector<Loss> losses;

    /// All SysEx and channel messages one after another, as a .syx file holds them (SysEx only).
    [[nodiscard]] Bytes syx() const;
};

struct EncodeOptions {
    bool experimental = false; ///< also parameters known from one source only
};

[[nodiscard]] EncodedPreset encodePreset(const TonePreset& preset, const KeyboardProfile& profile,
                                         const EncodeOptions& options = {});

/// Why a message must never reach a piano (flash write, bulk dump, reset, volume, tuning, Local Off, pedals,
/// notes); empty when it may. Every path to a port asks this first.
[[nodiscard]] std::string forbiddenReason(std::span<const std::uint8_t> message);

} // namespace atos
