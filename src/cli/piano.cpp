// SPDX-License-Identifier: Apache-2.0
#include "cli/piano.h"

#include "app/calibrate/calibration.h"
#include "cli/report.h"
#include "files/locations.h"
#include "midi/port_match.h"
#include "piano/link/snapshot.h"
#include "piano/pianoteq/pianoteq.h"
#include "piano/profile/profile_store.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace atos {

Result<std::vector<KeyboardProfile>> shippedKeyboards() {
    return readProfiles(shippedData() / "resources" / "keyboards");
}

Result<std::vector<KeyboardProfile>> knownKeyboards() {
    auto store = openProfileStore(shippedData() / "resources" / "keyboards");
    if (!store) return store.error();
    for (const std::string& objection : store->objections)
        spdlog::warn("{}", objection);
    return std::move(store->profiles);
}

Result<KeyboardProfile> keyboardCalled(const std::vector<KeyboardProfile>& profiles, const std::string& id) {
    const auto found = std::find_if(profiles.begin(), profiles.end(),
                                    [&](const KeyboardProfile& profile) { return profile.id == id; });
    if (found != profiles.end()) return *found;
    std::string known;
    for (const KeyboardProfile& profile : profiles)
        known += (known.empty() ? "" : ", ") + profile.id;
    return badInput("There is no keyboard profile \"" + id + "\".", "There are " + known + ".");
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

Result<OpenedPiano> openPiano(MidiSystem& system, const std::vector<KeyboardProfile>& profiles,
                              const PianoChoice& choice, const Task& task) {
    PianoLinkOptions options;
    options.snapshotFolder = snapshotFolder();
    options.experimental = choice.experimental;
    if (const auto pianoteq = pianoteqPort(choice.port))
        return OpenedPiano{linkPianoteq(*pianoteq, options), {}};
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
    auto link = PianoLink::open(system, found->output, found->input, *profile, std::move(options));
    if (!link) return link.error();
    return OpenedPiano{*std::move(link), *std::move(profile)};
}

std::filesystem::path snapshotFolder() {
    return userData() / "snapshots";
}

std::vector<std::string> unfinishedChanges() {
    std::vector<std::string> sentences;
    for (const PianoSnapshot& snapshot : unfinishedSnapshots(snapshotFolder()))
        sentences.push_back(fmt::format("The piano on {0} was left with a changed tone; atos send --undo "
                                        "--port \"{0}\" puts back what was there.",
                                        snapshot.port));
    return sentences;
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
