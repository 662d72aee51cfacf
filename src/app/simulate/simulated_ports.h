// SPDX-License-Identifier: Apache-2.0
// Ports for simulated pianos beside the machine's own.
#pragma once

#include "midi/port.h"

#include <memory>

namespace atos {

struct SimulatedPorts {
    std::shared_ptr<MidiSystem>
        simulated;                   ///< where a simulated piano opens its ports; they reach no other program
    std::unique_ptr<MidiSystem> all; ///< those, and the machine's
};

/// What `all` lists and opens: midi/joined_system.h says how. Any thread.
[[nodiscard]] SimulatedPorts withSimulatedPorts(std::unique_ptr<MidiSystem> machine);

} // namespace atos
