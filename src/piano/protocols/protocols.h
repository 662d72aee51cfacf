// SPDX-License-Identifier: Apache-2.0
// The one list of protocols. Any thread.
#pragma once

#include "piano/protocols/protocol.h"

#include <span>
#include <string_view>

namespace atos {

/// All there are. Of two that own a message the first decides: the more particular stands before one that
/// takes all messages of its maker.
[[nodiscard]] std::span<const Protocol* const> protocols();
/// Whether a message asks for something, in any protocol: no piano says that by itself.
[[nodiscard]] bool isQuestion(MidiBytes message);

} // namespace atos
