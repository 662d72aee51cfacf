// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/simulated_ports.h"

#include "midi/joined_system.h"
#include "midi/memory_system.h"

#include <utility>

namespace atos {

SimulatedPorts withSimulatedPorts(std::unique_ptr<MidiSystem> machine) {
    SimulatedPorts ports;
    ports.simulated = std::make_shared<MemorySystem>();
    ports.all = std::make_unique<JoinedSystem>(std::move(machine), ports.simulated);
    return ports;
}

} // namespace atos
