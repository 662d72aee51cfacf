// SPDX-License-Identifier: Apache-2.0
// The part of forbiddenReason() that looks at system exclusive messages.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace atos {

/// `message` begins with F0. Empty when it may be sent.
[[nodiscard]] std::string forbiddenExclusive(std::span<const std::uint8_t> message);

} // namespace atos
