// SPDX-License-Identifier: Apache-2.0
#include "app/piano/open_piano.h"

#include "app/piano/known_pianos.h"
#include "files/locations.h"
#include "midi/port_match.h"
#include "piano/pianoteq/pianoteq.h"

#include <fmt/format.h>

#include <utility>

namespace atos {

std::filesystem::path snapshotFolder() {
    return userData() / "snapshots";
}

bool meansPianoteq(const std::string& port) {
    return pianoteqPort(port).has_value();
}

Result<FoundPiano> pianoOn(MidiSystem& system, const std::string& port,
                           const std::vector<KeyboardProfile>& profiles, const Task& task) {
    if (port == "auto") return findPiano(system, profiles, PianoLinkOptions{}, task);
    // A machine without a MIDI system says so itself, better than a search among no ports.
    if (system.api() == "none") return system.openOutput(port).error();
    const auto output = matchPort(system.ports(), PortDirection::output, port);
    if (!output) return output.error();
    return identifyPiano(system, *output, profiles, PianoLinkOptions{}, task);
}

Result<std::string> recogniseKeyboard(MidiSystem& system, const std::string& port,
                                      const std::vector<KeyboardProfile>& profiles, const Task& task) {
    const bool anyPort = port.empty() || meansPianoteq(port);
    const auto found = pianoOn(system, anyPort ? "auto" : port, profiles, task);
    if (!found) return found.error();
    if (found->profile == nullptr)
        return badInput(fmt::format("The piano on {} is none that is known.", found->output),
                        "Name its profile with --keyboard.");
    return found->profile->id;
}

Result<std::unique_ptr<PianoLink>> openPiano(MidiSystem& system, const std::vector<KeyboardProfile>& profiles,
                                             const PianoChoice& choice, const Task& task) {
    PianoLinkOptions options;
    options.snapshotFolder = snapshotFolder();
    options.experimental = choice.experimental;
    if (const auto pianoteq = pianoteqPort(choice.port)) return linkPianoteq(*pianoteq, options);
    const auto found = pianoOn(system, choice.port, profiles, task);
    if (!found) return found.error();
    const bool named = !choice.keyboard.empty() && choice.keyboard != "auto";
    if (!named && found->profile == nullptr)
        return badInput(
            fmt::format("Neither the name of {} nor its answer says which piano it is.", found->output),
            "Name its profile with --keyboard; generic-gm2 suits most pianos, by control changes "
            "that it may or may not obey.");
    auto profile = named ? keyboardCalled(profiles, choice.keyboard) : *found->profile;
    if (!profile) return profile.error();
    return PianoLink::open(system, found->output, found->input, *std::move(profile), std::move(options));
}

Result<PushResult> sendForGood(PianoLink& link, const TonePreset& tone, const Task& task) {
    auto pushed = link.push(tone, task);
    if (!pushed || pushed->changes.empty()) return pushed;
    if (auto kept = link.keep(); !kept) return kept.error();
    return pushed;
}

} // namespace atos
