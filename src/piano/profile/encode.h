// SPDX-License-Identifier: Apache-2.0
// From a brand-neutral tone to the messages of one piano, with what it cannot do said in words. Any thread.
#pragma once

#include "piano/profile/parameter_messages.h"
#include "piano/profile/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace atos {

/// A parameter that will be changed. Raw values as the piano counts them.
struct Change {
    std::string parameter;
    std::optional<int> from; ///< what the piano reported or its documented default; empty when unknown
    int to = 0;
    std::string sentence; ///< "Brilliance +1"
};

/// A value with the messages that set it.
struct EncodedValue {
    const Parameter* parameter = nullptr; ///< of the profile that it was encoded for
    int raw = 0;
    std::vector<PacedMessage> messages;
};

[[nodiscard]] EncodedValue encodeValue(const KeyboardProfile& profile, const Parameter& parameter, int raw);

/// A plan that may be sent: a value whose messages are forbidden is a loss.
struct EncodedPlan {
    std::vector<EncodedValue> values; ///< in the profile's order
    std::vector<Loss> losses;
};

/// Plans and encodes: what is shown before a push, what a file holds and what a push sends are this.
[[nodiscard]] EncodedPlan encodePlan(const TonePreset& preset, const KeyboardProfile& profile,
                                     const EncodeOptions& options = {});

/// The same as a file and a screen want it, for a piano that stands at its defaults.
struct EncodedPreset {
    std::vector<PacedMessage> messages; ///< in order: handshake, changes, leave; empty when nothing changes
    std::vector<Change> changes;
    std::vector<Loss> losses;

    /// All SysEx and channel messages one after another, as a .syx file holds them (SysEx only).
    [[nodiscard]] Bytes syx() const;
};

[[nodiscard]] EncodedPreset encodePreset(const TonePreset& preset, const KeyboardProfile& profile,
                                         const EncodeOptions& options = {});

} // namespace atos
