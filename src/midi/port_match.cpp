// SPDX-License-Identifier: Apache-2.0
#include "midi/port_match.h"

#include "core/lower_case.h"

#include <algorithm>
#include <cctype>

namespace atos {
namespace {

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

Result<std::string> matchPort(const std::vector<PortInfo>& ports, PortDirection direction,
                              const std::string& wanted) {
    std::vector<std::string> all;
    std::vector<std::string> fitting;
    for (const PortInfo& port : ports) {
        if (port.direction != direction) continue;
        if (port.name == wanted) return port.name;
        all.push_back(port.name);
        if (!wanted.empty() && lowerCase(port.name).find(lowerCase(wanted)) != std::string::npos)
            fitting.push_back(port.name);
    }
    if (fitting.size() == 1) return fitting.front();
    const std::string kind = direction == PortDirection::input ? "MIDI input" : "MIDI output";
    if (fitting.size() > 1)
        return environmentLacks("Several ports are called \"" + wanted + "\".",
                                "Choose one: " + listed(fitting) + ".");
    return environmentLacks("There is no " + kind + " called \"" + wanted + "\".",
                            all.empty() ? "Connect the piano and switch it on."
                                        : "There are: " + listed(all) + ".");
}

} // namespace atos
