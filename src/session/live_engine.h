// SPDX-License-Identifier: Apache-2.0
// The engine thread: drains the capture ring, keeps the journal, publishes what the screens show.
#pragma once

#include "analysis/harmony.h"
#include "core/result.h"
#include "midi/port.h"
#include "music/performance.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace atos {

/// An immutable picture of the take at one moment. Polled once a frame.
struct LiveSnapshot {
    std::uint64_t sequence = 0;  ///< grows with every snapshot
    double seconds = 0;          ///< since the take's first note; 0 before it
    std::shared_ptr<const Performance> take; ///< notes still held end at `seconds`
    std::array<std::uint8_t, 128> heldVelocity{}; ///< by pitch; 0: not held
    std::uint8_t damper = 0;
    KeyTimeline keys;            ///< of the last 30 s, renewed about four times a second
    std::optional<Chord> chord;  ///< of the last second
    double enoughMusic = 0;      ///< 0..1 of enoughMusicSeconds
    std::uint64_t lost = 0;      ///< messages dropped because the ring was full: shown, never hidden
};

class LiveEngine {
public:
    /// Journals under `journalFolder`; takes left by a killed process are recovered from there by recoverTakes().
    [[nodiscard]] static Result<std::unique_ptr<LiveEngine>> start(const std::filesystem::path& journalFolder);
    virtual ~LiveEngine() = default; ///< closes the journal, joins the thread

    /// Listens to a port until disconnect(). Every other source (on-screen piano, computer keyboard) uses feed().
    [[nodiscard]] virtual Status connect(MidiSystem& system, const std::string& port) = 0;
    virtual void disconnect() = 0;
    /// One producer thread (the window's). Stamped with the time of the call.
    virtual void feed(std::array<std::uint8_t, 3> bytes) = 0;
    /// Called on the engine thread for each message, for the preview's ring: must not block.
    virtual void setThru(std::function<void(const ChannelMessage&)> thru) = 0;

    [[nodiscard]] virtual std::shared_ptr<const LiveSnapshot> snapshot() const = 0;
    /// Ends the take, keeps it in the journal folder as a MIDI file, and begins the next.
    [[nodiscard]] virtual Result<Performance> finishTake() = 0;
};

} // namespace atos
