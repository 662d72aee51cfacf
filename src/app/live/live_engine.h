// SPDX-License-Identifier: Apache-2.0
// The engine thread: drains the capture rings, keeps the journal, publishes what the screens show. See
// docs/live.md.
#pragma once

#include "analysis/harmony.h"
#include "app/live/take_recovery.h"
#include "app/live/watched_input.h"
#include "core/result.h"
#include "midi/clock.h"
#include "midi/port.h"
#include "music/performance.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>

namespace atos {

/// An immutable picture of the take at one moment. Polled once a frame; a new one at most every 16 ms while
/// something moves and until 10 s after the last note, none in silence.
struct LiveSnapshot {
    std::uint64_t sequence = 0; ///< grows with every snapshot
    double seconds = 0;         ///< since the take's first note; 0 before it
    std::shared_ptr<const Performance>
        take; ///< never null, shared between snapshots; held notes end at `seconds`
    std::array<std::uint8_t, 128> heldVelocity{}; ///< by pitch; 0: not held
    std::uint8_t damper = 0;
    KeyTimeline keys;           ///< of the last 30 s, renewed about four times a second
    std::optional<Chord> chord; ///< of the last second
    double enoughMusic = 0;     ///< 0..1 of enoughMusicSeconds
    std::uint64_t lost = 0;     ///< messages dropped because the ring was full: shown, never hidden
    PortState port = PortState::none;
    std::string portName; ///< in full; empty for PortState::none
    std::string trouble;  ///< why the take is not kept on disk or not whole, one sentence; empty while it is
    std::size_t finishedTakes = 0; ///< kept since the start because a silence parted them
};

/// The user's folder of takes, for LiveEngine::start().
[[nodiscard]] std::filesystem::path takesFolder();

/// Calls come from any thread but the engine's own (so not from thru), feed() from one thread.
class LiveEngine {
public:
    /// The silence after which always-running takes part.
    static constexpr double usualSilence = 30; // seconds

    /// Journals under `journalFolder`, which is created, and first brings back the takes that a killed
    /// process left there. environment when the folder cannot be made. A note that follows so many seconds
    /// without any key held begins a new take, and the one before is kept as by finishTake(); until then it
    /// stays in the snapshots.
    [[nodiscard]] static Result<std::unique_ptr<LiveEngine>>
    start(const std::filesystem::path& journalFolder, Clock clock = steadySeconds,
          double longestSilence = std::numeric_limits<double>::infinity());
    virtual ~LiveEngine() = default; ///< finishes the take, joins the thread

    /// What start() found.
    [[nodiscard]] virtual const RecoveredTakes& recovered() const = 0;

    /// Listens to a port until disconnect() or the next connect(). Every other source (on-screen piano,
    /// computer keyboard) uses feed(). A port that vanishes is taken again when it comes back. The system
    /// must live as long. The caller waits for the MIDI system, the engine does not.
    [[nodiscard]] virtual Status connect(MidiSystem& system, const std::string& port) = 0;
    virtual void disconnect() = 0;
    /// One producer thread (the window's). Stamped with the time of the call.
    virtual void feed(std::array<std::uint8_t, 3> bytes) = 0;
    /// Called on the engine thread for each message, for the preview's ring: must not block. Keys that the
    /// player held when a port went are released through it. What it throws is told as trouble.
    virtual void setThru(std::function<void(const ChannelMessage&)> thru) = 0;

    [[nodiscard]] virtual std::shared_ptr<const LiveSnapshot> snapshot() const = 0; ///< never null
    /// Ends the take, keeps it in the journal folder as a MIDI file, and begins the next. badInput when
    /// nothing was played. A disk that refuses is told in Performance::warnings.
    [[nodiscard]] virtual Result<Performance> finishTake() = 0;
};

} // namespace atos
