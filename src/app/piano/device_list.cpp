// SPDX-License-Identifier: Apache-2.0
#include "app/piano/device_list.h"

#include "app/piano/open_piano.h"
#include "midi/port_clues.h"
#include "piano/profile/identify.h"

#include <chrono>
#include <thread>

namespace atos {

std::vector<ListedPort> listPorts(MidiSystem& system, const std::vector<KeyboardProfile>& profiles) {
    std::vector<ListedPort> listed;
    for (const PortInfo& port : system.ports())
        listed.push_back({port, matchProfile(profiles, port.name)});
    return listed;
}

Status watchPiano(MidiSystem& system, const std::vector<KeyboardProfile>& profiles, const CancelToken& cancel,
                  const std::function<Status(const PianoSighting&)>& tell) {
    // A machine without a MIDI system says so itself.
    if (system.api() == "none") return system.openOutput("").error();
    PianoWatchOptions options;
    options.link.snapshotFolder = snapshotFolder();
    PianoWatch piano(system, profiles, options);
    const Task task{cancel, {}};
    bool changed = true;
    while (!cancel.cancelled()) {
        if (changed)
            if (auto told = tell(piano.sighting()); !told) return told;
        for (int i = 0; i < 25 && !cancel.cancelled(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        changed = piano.look(task);
    }
    return {};
}

std::string outputLike(const std::string& input, const std::vector<std::string>& outputs) {
    std::vector<PortInfo> ports;
    for (const std::string& output : outputs)
        ports.push_back({output, PortDirection::output});
    return mostAlike(input, ports, PortDirection::output).value_or(std::string());
}

} // namespace atos
