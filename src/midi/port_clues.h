// SPDX-License-Identifier: Apache-2.0
// A port's number says nothing and its name changes: it is known by what its name is made of, matched by
// score.
#pragma once

#include "midi/port.h"

#include <optional>
#include <string>
#include <vector>

namespace atos {

/// The parts of a port's name, without the numbers that ALSA (" 24:0") and JACK ("-01") add.
struct PortClues {
    std::string name;   ///< as the system lists it
    std::string client; ///< the device or program: what stands before the first colon, else the whole
    std::string port;   ///< what stands after it; may be empty
};

[[nodiscard]] PortClues cluesOf(const std::string& name);

/// 0: another device; 1: perhaps; 3: the same device; 4: the same port of it; 5: the very same name. Upper
/// and lower case count the same.
[[nodiscard]] int likeness(const PortClues& remembered, const PortClues& seen);

/// The port of that direction that is most like the one remembered; empty when none is, or when two are
/// equally like it and neither has its very name.
[[nodiscard]] std::optional<std::string>
mostAlike(const std::string& remembered, const std::vector<PortInfo>& ports, PortDirection direction);

} // namespace atos
