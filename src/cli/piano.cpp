// SPDX-License-Identifier: Apache-2.0
#include "cli/piano.h"

#include "cli/report.h"
#include "files/locations.h"
#include "midi/port_match.h"
#include "session/calibration.h"

#include <fmt/format.h>

#include <algorithm>

namespace atos {
namespace {

Result<std::string> onlyKnownPiano(const std::vector<PortInfo>& ports,
                                   const std::vector<KeyboardProfile>& profiles) {
    std::vector<std::string> known;
    for (const PortInfo& port : ports)
        if (port.direction == PortDirection::output && matchProfile(profiles, port.name) != nullptr)
            known.push_back(port.name);
    if (known.size() == 1) return known.front();
    if (known.empty()) {
        return environmentLacks("No piano that ATOS MIDI knows is connected.",
                                "Connect one, or name its port and its --keyboard; see atos devices.");
    }
    return environmentLacks(fmt::format("{} known pianos are connected.", known.size()),
                            "Name one with --port.");
}

Result<KeyboardProfile> profileFor(const std::string& port, const std::vector<KeyboardProfile>& profiles,
                                   const std::string& keyboard) {
    if (keyboard.empty()) {
        if (const KeyboardProfile* matched = matchProfile(profiles, port)) return *matched;
        return badInput("The name of " + port + " does not say which piano it is.",
                        "Name its profile with --keyboard.");
    }
    const auto found = std::find_if(profiles.begin(), profiles.end(),
                                    [&](const KeyboardProfile& profile) { return profile.id == keyboard; });
    if (found != profiles.end()) return *found;
    return badInput("There is no keyboard profile \"" + keyboard + "\".",
                    "They are listed in resources/keyboards.");
}

/// The way back: the input of the same name, else the one input of the same piano; empty when there is none.
std::string answersOn(const std::vector<PortInfo>& ports, const std::string& output,
                      const std::vector<KeyboardProfile>& profiles, const KeyboardProfile& profile) {
    std::vector<std::string> samePiano;
    for (const PortInfo& port : ports) {
        if (port.direction != PortDirection::input) continue;
        if (port.name == output) return port.name;
        const KeyboardProfile* matched = matchProfile(profiles, port.name);
        if (matched != nullptr && matched->id == profile.id) samePiano.push_back(port.name);
    }
    return samePiano.size() == 1 ? samePiano.front() : std::string();
}

} // namespace

Result<std::vector<KeyboardProfile>> shippedKeyboards() {
    return readProfiles(shippedData() / "resources" / "keyboards");
}

Result<std::unique_ptr<PianoLink>> openPiano(MidiSystem& system, const std::vector<KeyboardProfile>& profiles,
                                             const PianoChoice& choice) {
    // A machine without a MIDI system says so itself, better than a search among no ports.
    if (system.api() == "none") return system.openOutput(choice.port).error();
    const auto ports = system.ports();
    const auto output = choice.port == "auto" ? onlyKnownPiano(ports, profiles)
                                              : matchPort(ports, PortDirection::output, choice.port);
    if (!output) return output.error();
    auto profile = profileFor(*output, profiles, choice.keyboard);
    if (!profile) return profile.error();
    const std::string input = answersOn(ports, *output, profiles, *profile);
    PianoLinkOptions options;
    options.snapshotFolder = userData() / "snapshots";
    options.experimental = choice.experimental;
    return PianoLink::open(system, *output, input, std::move(*profile), std::move(options));
}

Json pushJson(const PushResult& push) {
    return {{"keyboard", push.keyboard},
            {"changes", changesJson(push.changes)},
            {"losses", lossesJson(push.losses)},
            {"verified", push.verified ? Json(*push.verified) : Json(nullptr)}};
}

std::string pushText(const PushResult& push) {
    const char* verified = !push.verified   ? "This piano cannot be read back."
                           : *push.verified ? "Read back and right."
                                            : "Read back, and the piano says otherwise.";
    return fmt::format("Sent to {}:\n", push.keyboard) + changesText(push.changes, push.losses)
           + fmt::format("  {}\n", verified);
}

} // namespace atos
