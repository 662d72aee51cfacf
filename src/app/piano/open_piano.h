// SPDX-License-Identifier: Apache-2.0
// From what a person calls a piano to a link that can be sent to.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "midi/port.h"
#include "piano/link/find_piano.h"
#include "piano/link/piano_link.h"
#include "piano/profile/profile.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace atos {

struct PianoChoice {
    std::string port; ///< a name, a unique part of one, "auto": the one piano that is known, or "pianoteq"
    std::string keyboard; ///< profile id; empty or "auto": by the piano's answer or its port's name
    bool experimental = false;
};

/// Where the snapshots of pianos are kept: PianoLinkOptions::snapshotFolder.
[[nodiscard]] std::filesystem::path snapshotFolder();
/// Whether the name means Pianoteq, which is reached over no MIDI port.
[[nodiscard]] bool meansPianoteq(const std::string& port);

/// Asks the piano on that port, or "auto", what it is; nothing else is sent. environment when there is no
/// such port, or none or several for "auto". Takes a second when nothing answers: call it from a worker. The
/// found profile is one of `profiles`.
[[nodiscard]] Result<FoundPiano> pianoOn(MidiSystem& system, const std::string& port,
                                         const std::vector<KeyboardProfile>& profiles, const Task& task);
/// The profile id of that piano; the piano behind "auto" for Pianoteq and for an empty port. badInput when it
/// is none that is known.
[[nodiscard]] Result<std::string> recogniseKeyboard(MidiSystem& system, const std::string& port,
                                                    const std::vector<KeyboardProfile>& profiles,
                                                    const Task& task);
/// Nothing but the identity request is sent before the link's first call. Errors of pianoOn(); badInput when
/// nothing says which piano it is. The system must live as long as the link.
[[nodiscard]] Result<std::unique_ptr<PianoLink>> openPiano(MidiSystem& system,
                                                           const std::vector<KeyboardProfile>& profiles,
                                                           const PianoChoice& choice, const Task& task);

/// What opens a link to a piano whose ports and profile are known: PianoLink::open, or something else in a
/// test. Called in a worker.
using OpenLinkFunction = std::function<Result<std::unique_ptr<PianoLink>>(
    MidiSystem& system, const std::string& output, const std::string& input, KeyboardProfile profile,
    PianoLinkOptions options)>;

/// A tone that stays when the program ends: pushed, and when that changed something, kept. Errors of both; a
/// push that fails puts back what it had changed. Waits for hands to rest: call it from a worker.
[[nodiscard]] Result<PushResult> sendForGood(PianoLink& link, const TonePreset& tone, const Task& task);

} // namespace atos
