// SPDX-License-Identifier: Apache-2.0
#include "midi/port_clues.h"

#include "core/lower_case.h"

#include <algorithm>
#include <cctype>

namespace atos {
namespace {

bool isDigit(char letter) {
    return std::isdigit(static_cast<unsigned char>(letter)) != 0;
}

/// "FP-30X 24:0" -> "FP-30X".
std::string withoutAlsaNumbers(const std::string& name) {
    std::size_t at = name.size();
    const auto digits = [&] {
        const std::size_t from = at;
        while (at > 0 && isDigit(name[at - 1]))
            --at;
        return at < from;
    };
    if (!digits() || at == 0 || name[--at] != ':' || !digits() || at == 0 || name[at - 1] != ' ') return name;
    return name.substr(0, at - 1);
}

/// "FP-30X-01" -> "FP-30X". JACK counts from 01, and no model's number begins with 0.
std::string withoutJackNumber(const std::string& client) {
    const std::size_t size = client.size();
    const bool numbered =
        size > 3 && client[size - 3] == '-' && client[size - 2] == '0' && isDigit(client[size - 1]);
    return numbered ? client.substr(0, size - 3) : client;
}

} // namespace

PortClues cluesOf(const std::string& name) {
    const std::string stable = withoutAlsaNumbers(name);
    const std::size_t colon = stable.find(':');
    PortClues clues{name, withoutJackNumber(stable.substr(0, colon)), ""};
    if (colon != std::string::npos) clues.port = stable.substr(colon + 1);
    return clues;
}

int likeness(const PortClues& remembered, const PortClues& seen) {
    if (remembered.name == seen.name) return 5;
    const std::string client = lowerCase(remembered.client);
    const std::string other = lowerCase(seen.client);
    if (client.empty() || other.empty()) return 0;
    if (client == other) return lowerCase(remembered.port) == lowerCase(seen.port) ? 4 : 3;
    // The same device under another driver: "FP-30X" and "FP-30X MIDI 1".
    const bool within = other.find(client) != std::string::npos || client.find(other) != std::string::npos;
    return within && std::min(client.size(), other.size()) >= 4 ? 1 : 0;
}

std::optional<std::string> mostAlike(const std::string& remembered, const std::vector<PortInfo>& ports,
                                     PortDirection direction) {
    const PortClues clues = cluesOf(remembered);
    std::optional<std::string> best;
    int highest = 0;
    bool ambiguous = false;
    for (const PortInfo& port : ports) {
        if (port.direction != direction) continue;
        const int score = likeness(clues, cluesOf(port.name));
        if (score == 0 || score < highest) continue;
        ambiguous = score == highest;
        highest = score;
        best = port.name;
    }
    return ambiguous ? std::nullopt : best;
}

} // namespace atos
