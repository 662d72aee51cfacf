// SPDX-License-Identifier: Apache-2.0
#include "piano/link/find_piano.h"

#include "midi/port_clues.h"
#include "piano/link/piano_session.h"
#include "piano/profile/identify.h"

#include <fmt/format.h>

#include <algorithm>

namespace atos {
namespace {

constexpr int gapMs = 40;

bool sameModel(const std::string& input, const std::string& output,
               const std::vector<KeyboardProfile>& profiles) {
    const KeyboardProfile* model = matchProfile(profiles, output);
    return model != nullptr && matchProfile(profiles, input) == model;
}

/// Where the piano behind the output may answer: the inputs most like it by name, or all when none is.
std::vector<std::string> likelyInputs(const std::vector<PortInfo>& ports, const std::string& output,
                                      const std::vector<KeyboardProfile>& profiles) {
    std::vector<std::string> all;
    std::vector<std::string> likely;
    for (const PortInfo& port : ports) {
        if (port.direction != PortDirection::input) continue;
        all.push_back(port.name);
        if (likeness(cluesOf(output), cluesOf(port.name)) > 0 || sameModel(port.name, output, profiles))
            likely.push_back(port.name);
    }
    return likely.empty() ? all : likely;
}

/// Without an answer: the input of the same name, else the only likely one.
std::string silentInput(const std::vector<std::string>& likely, const std::string& output) {
    if (std::find(likely.begin(), likely.end(), output) != likely.end()) return output;
    const bool only = likely.size() == 1 && likeness(cluesOf(output), cluesOf(likely.front())) > 0;
    return only ? likely.front() : std::string();
}

} // namespace

Result<FoundPiano> identifyPiano(MidiSystem& system, const std::string& output,
                                 const std::vector<KeyboardProfile>& profiles,
                                 const PianoLinkOptions& options, const Task& task) {
    const auto inputs = likelyInputs(system.ports(), output, profiles);
    const auto session = PianoSession::open(system, output, inputs, options);
    if (!session) return session.error();
    const auto answer = (*session)->askIdentity(gapMs, task);
    if (!answer) return answer.error();
    FoundPiano found{output, silentInput(inputs, output), {}, matchProfile(profiles, output), false, 0};
    found.echoes = (*session)->echoes();
    if (!*answer) return found;
    found.input = (*answer)->input;
    found.identity = (*answer)->identity;
    found.latencySeconds = (*answer)->latencySeconds;
    if (const KeyboardProfile* known = matchIdentity(profiles, found.identity); known != nullptr)
        found.profile = known;
    else if (found.profile != nullptr && !found.profile->identities.empty())
        found.profile = nullptr; // its answer denies what its name says
    return found;
}

Result<FoundPiano> findPiano(MidiSystem& system, const std::vector<KeyboardProfile>& profiles,
                             const PianoLinkOptions& options, const Task& task) {
    // A machine without a MIDI system says so itself, better than a search among no ports.
    if (system.api() == "none") return system.openOutput("").error();
    std::vector<std::string> named;
    std::vector<std::string> others;
    for (const PortInfo& port : system.ports())
        if (port.direction == PortDirection::output)
            (matchProfile(profiles, port.name) != nullptr ? named : others).push_back(port.name);
    std::vector<FoundPiano> known;
    for (const std::string& output : named.empty() ? others : named) {
        auto found = identifyPiano(system, output, profiles, options, task);
        if (!found) return found.error();
        if (found->profile != nullptr) known.push_back(*std::move(found));
    }
    if (known.size() == 1) return known.front();
    if (known.empty())
        return environmentLacks("No piano that ATOS MIDI knows is connected.",
                                "Connect one, or name its port and its --keyboard; see atos devices.");
    std::string ports;
    for (const FoundPiano& piano : known)
        ports += fmt::format("{}{}", ports.empty() ? "" : ", ", piano.output);
    return environmentLacks(fmt::format("{} known pianos are connected.", known.size()),
                            fmt::format("Name the port of one: {}.", ports));
}

} // namespace atos
