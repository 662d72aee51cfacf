// SPDX-License-Identifier: Apache-2.0
#include "cli/piano.h"
#include "cli/verbs.h"

#include <fmt/format.h>

namespace atos {
namespace {

class Devices : public Command {
public:
    void declare(CLI::App&) override {}

    Status run(Console& console, const CancelToken&) override {
        const auto profiles = shippedKeyboards();
        if (!profiles) return profiles.error();
        const auto system = openMidiSystem();
        Json ports = Json::array();
        std::string text = system->api() == "none"
                               ? "No MIDI system answers on this machine (neither ALSA nor JACK).\n"
                               : fmt::format("MIDI system: {}\n", system->api());
        for (const PortInfo& port : system->ports()) {
            const char* direction = port.direction == PortDirection::input ? "in" : "out";
            const KeyboardProfile* piano = matchProfile(*profiles, port.name);
            // Only its name is looked at here: nothing is sent to a port unasked.
            ports.push_back({{"name", port.name},
                             {"direction", direction},
                             {"keyboard", piano != nullptr ? Json(piano->id) : Json(nullptr)},
                             {"state", piano != nullptr ? "known-by-name" : "unknown"}});
            text += fmt::format("  {:<3} {}{}\n", direction, port.name,
                                piano != nullptr ? "  = " + piano->name : "");
        }
        if (ports.empty() && system->api() != "none") text += "  no ports\n";
        return console.result({{"midi", system->api()}, {"ports", std::move(ports)}}, text);
    }
};

} // namespace

std::unique_ptr<Command> makeDevices() {
    return std::make_unique<Devices>();
}

} // namespace atos
