// SPDX-License-Identifier: Apache-2.0
// One parameter to and from the wire, for every kind of message a profile can name. Any thread.
#pragma once

#include "keyboard/encode.h"
#include "keyboard/profile.h"

#include <optional>
#include <span>
#include <vector>

namespace atos {

/// The messages that set `parameter` to `raw`, with the silence after each.
[[nodiscard]] std::vector<PacedMessage> setMessages(const KeyboardProfile& profile,
                                                    const Parameter& parameter, int raw);

/// What asks a readable parameter for its value.
[[nodiscard]] Bytes readRequest(const Parameter& parameter);
/// The raw value in an answer to that; empty when the message answers something else or is damaged.
[[nodiscard]] std::optional<int> valueInReply(const Parameter& parameter,
                                              std::span<const std::uint8_t> message);

} // namespace atos
