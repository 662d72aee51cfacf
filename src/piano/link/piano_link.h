// SPDX-License-Identifier: Apache-2.0
// The way to a real piano's tone: read, snapshot, smallest change, read back, undo. Nothing is written on
// connect.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "midi/clock.h"
#include "midi/port.h"
#include "piano/profile/encode.h"
#include "piano/profile/profile.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atos {

struct PushResult {
    std::string keyboard; ///< profile id
    std::vector<Change> changes;
    std::vector<Loss> losses;
    std::optional<bool> verified; ///< by read-back; empty: this piano cannot be read
};

struct PianoLinkOptions {
    std::filesystem::path snapshotFolder; ///< the snapshot is on disk here before the first write
    /// True while no note is held and the damper is up; writes wait for it. Empty: always quiet.
    std::function<bool()> quiet{};
    bool experimental = false;
    /// Waits so many seconds between messages and for answers. Empty: sleeps. Tests turn the clock by hand.
    std::function<void(double seconds)> wait{};
    Clock clock = steadySeconds; ///< that of the driver, which stamps the answers
};

/// One piano on a pair of ports. One thread at a time; every call may wait for the piano: use a worker.
class PianoLink {
public:
    /// `input` may be empty when the piano cannot answer. environment when a port is not there.
    [[nodiscard]] static Result<std::unique_ptr<PianoLink>>
    open(MidiSystem& system, const std::string& output, const std::string& input, KeyboardProfile profile,
         PianoLinkOptions options);
    virtual ~PianoLink() = default;

    /// How the piano is set: raw values of what can be read. Writes nothing but the handshake.
    [[nodiscard]] virtual Result<std::map<std::string, int>> read(const Task& task) = 0;
    /// A transaction. One that is cancelled or fails puts back at once what it had changed, if the piano is
    /// there and no key is held; else the snapshot on disk says so (unfinishedSnapshots()).
    [[nodiscard]] virtual Result<PushResult> push(const TonePreset& preset, const Task& task) = 0;
    /// Sends the stored snapshot back and verifies that. badInput when nothing was ever pushed.
    [[nodiscard]] virtual Result<PushResult> undo(const Task& task) = 0;
    /// The player wants to keep the tone when the program ends. Undo stays possible. badInput when nothing
    /// was ever pushed.
    [[nodiscard]] virtual Status keep() = 0;
};

} // namespace atos
