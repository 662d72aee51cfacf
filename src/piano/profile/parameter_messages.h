// SPDX-License-Identifier: Apache-2.0
// One parameter to and from the wire, in whatever protocol its profile names. Any thread.
#pragma once

#include "piano/profile/profile.h"

#include <optional>
#include <vector>

namespace atos {

/// A message and the silence that the piano needs after it.
struct PacedMessage {
    Bytes bytes;
    int gapMs = 0;
};

/// On which channel control and program changes of the parameter go, 0..15.
[[nodiscard]] std::uint8_t channelOf(const KeyboardProfile& profile, const Parameter& parameter);

/// Lives no longer than the parameter.
[[nodiscard]] Place placeOf(const Parameter& parameter, std::uint8_t channel = 0);

/// The messages that set `parameter` to `raw`, with the silence after each.
[[nodiscard]] std::vector<PacedMessage> setMessages(const KeyboardProfile& profile,
                                                    const Parameter& parameter, int raw);

/// The raw number of a value's bytes.
[[nodiscard]] int rawIn(const Parameter& parameter, MidiBytes value);

/// A value that a message sets, for people who watch the wire.
struct SetValue {
    const Parameter* parameter = nullptr; ///< of the profile that was asked
    int raw = 0;
};
/// Empty when the message alone sets no parameter of the profile.
[[nodiscard]] std::optional<SetValue> valueInSet(const KeyboardProfile& profile, MidiBytes message);

/// What asks a readable parameter for its value.
[[nodiscard]] Bytes readRequest(const Parameter& parameter);
/// Whether the message is that request.
[[nodiscard]] bool isReadRequest(const Parameter& parameter, MidiBytes message);
/// What a piano answers to it.
[[nodiscard]] Bytes readReply(const Parameter& parameter, int raw);
/// The raw value in an answer to that; empty when the message answers something else or is damaged.
[[nodiscard]] std::optional<int> valueInReply(const Parameter& parameter, MidiBytes message);

} // namespace atos
