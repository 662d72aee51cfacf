// SPDX-License-Identifier: Apache-2.0
// One parameter to and from the wire, for every kind of message a profile can name. Any thread.
#pragma once

#include "piano/profile/encode.h"
#include "piano/profile/profile.h"

#include <optional>
#include <span>
#include <vector>

namespace atos {

/// The messages that set `parameter` to `raw`, with the silence after each.
[[nodiscard]] std::vector<PacedMessage> setMessages(const KeyboardProfile& profile,
                                                    const Parameter& parameter, int raw);

/// A value that a message sets: the other direction, for simulated pianos and for people who watch the wire.
struct SetValue {
    const Parameter* parameter = nullptr; ///< of the profile that was asked
    int raw = 0;
};
/// Empty when the message sets no parameter of the profile. Program changes need their bank (14 bits), which
/// came before.
[[nodiscard]] std::optional<SetValue> valueInSet(const KeyboardProfile& profile,
                                                 std::span<const std::uint8_t> message, int bank = 0);

/// What asks a readable parameter for its value.
[[nodiscard]] Bytes readRequest(const Parameter& parameter);
/// Whether the message is that request.
[[nodiscard]] bool isReadRequest(const Parameter& parameter, std::span<const std::uint8_t> message);
/// What a piano answers to it.
[[nodiscard]] Bytes readReply(const Parameter& parameter, int raw);
/// The raw value in an answer to that; empty when the message answers something else or is damaged.
[[nodiscard]] std::optional<int> valueInReply(const Parameter& parameter,
                                              std::span<const std::uint8_t> message);

} // namespace atos
