// SPDX-License-Identifier: Apache-2.0
// Which port a person means by a name.
#pragma once

#include "midi/port.h"

#include <string>
#include <vector>

namespace atos {

/// The full name of the port of that direction that `wanted` names: exactly, or by a part that only one name
/// contains, in upper or lower case. environment, with the names there are, when none or several fit.
[[nodiscard]] Result<std::string> matchPort(const std::vector<PortInfo>& ports, PortDirection direction,
                                            const std::string& wanted);

} // namespace atos
