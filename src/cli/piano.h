// SPDX-License-Identifier: Apache-2.0
// The piano that a command line means.
#pragma once

#include "core/result.h"
#include "files/json.h"
#include "midi/port.h"
#include "piano/link/find_piano.h"
#include "piano/link/piano_link.h"
#include "piano/profile/profile.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace atos {

struct PianoChoice {
    std::string port; ///< a name, a unique part of one, "auto": the one piano that is known, or "pianoteq"
    std::string keyboard; ///< profile id; empty or "auto": by the piano's answer or its port's name
    bool experimental = false;
};

struct OpenedPiano {
    std::unique_ptr<PianoLink> link;
    KeyboardProfile profile; ///< empty for Pianoteq
};

/// The shipped profiles.
[[nodiscard]] Result<std::vector<KeyboardProfile>> shippedKeyboards();
/// With the user's own, those that are fit to be used.
[[nodiscard]] Result<std::vector<KeyboardProfile>> knownKeyboards();
/// badInput when there is none of that id.
[[nodiscard]] Result<KeyboardProfile> keyboardCalled(const std::vector<KeyboardProfile>& profiles,
                                                     const std::string& id);
/// Asks the piano on that port, or "auto", what it is. environment when there is no such port, or none or
/// several for "auto".
[[nodiscard]] Result<FoundPiano> pianoOn(MidiSystem& system, const std::string& port,
                                         const std::vector<KeyboardProfile>& profiles, const Task& task);
/// The same, opened; badInput when nothing says which piano it is.
[[nodiscard]] Result<OpenedPiano> openPiano(MidiSystem& system, const std::vector<KeyboardProfile>& profiles,
                                            const PianoChoice& choice, const Task& task);
/// Where the snapshots of pianos are kept.
[[nodiscard]] std::filesystem::path snapshotFolder();
/// What an earlier run left changed, and how to put it back: one sentence a piano.
[[nodiscard]] std::vector<std::string> unfinishedChanges();
/// As `send --json` prints it.
[[nodiscard]] Json pushJson(const PushResult& push);
/// Two or three lines for the terminal.
[[nodiscard]] std::string pushText(const PushResult& push);

} // namespace atos
