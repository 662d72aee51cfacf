// SPDX-License-Identifier: Apache-2.0
// One track chunk of a Standard MIDI File, decoded in a single pass. Internal to music.
#pragma once

#include "files/bytes.h"
#include "music/smf_cursor.h"
#include "music/smf_ticks.h"
#include "music/waiting_notes.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// Fingerprints the file step by step beside the decoding. The hash is one chain of multiplications that the
/// processor works off beside everything else; computed on its own it would take a third of the time of
/// reading.
class FingerprintBeside {
public:
    explicit FingerprintBeside(std::span<const std::uint8_t> file)
        : left_(file.data()), steps_(file.size() / bytesAtOnce), rest_(file.size() % bytesAtOnce) {}

    void step() {
        if (steps_ == 0) return;
        running_.add({left_, bytesAtOnce});
        left_ += bytesAtOnce;
        --steps_;
    }
    [[nodiscard]] std::string finish() {
        while (steps_ > 0)
            step();
        running_.add({left_, rest_});
        return running_.digits();
    }

private:
    static constexpr std::size_t bytesAtOnce = 4; ///< about those of an event

    const std::uint8_t* left_;
    std::size_t steps_, rest_;
    RunningFingerprint running_;
};

class TrackDecoder {
public:
    TrackDecoder(TickMusic& music, FingerprintBeside& contentHash, double ticksPerBeat)
        : music_(music), contentHash_(contentHash), ticksPerBeat_(ticksPerBeat) {}

    /// Appends the track's events to the music; its notes ordered by onset, then pitch. Returns the bytes
    /// consumed, up to and with the end-of-track event.
    std::size_t decode(std::span<const std::uint8_t> bytes, std::uint16_t track);

private:
    /// How far a track is decoded.
    struct Place {
        TrackCursor cursor;
        std::int64_t ticks = 0;
        std::int64_t behind = 0; ///< what negative delta times took back; the next ones make up for it
        std::uint8_t running = 0;
        bool ended = false;
    };

    void commonEvents(Place& place, std::uint16_t track);
    void anyEvent(Place& place, std::uint16_t track);
    void meta(std::uint8_t type, std::span<const std::uint8_t> data, double tick, std::uint16_t track);
    void noteOn(std::uint16_t key, std::uint8_t velocity, double tick, std::uint16_t track);
    void noteOff(std::uint16_t key, double tick, std::uint8_t velocity);
    /// `key`: of its channel, with the controller's number for a pitch.
    void controller(std::uint16_t key, std::uint8_t value, double tick);
    std::size_t endChannel(unsigned channel, double tick);
    void endTrack(double tick, std::size_t firstNote);
    [[nodiscard]] double pairWaitingKeys(std::size_t firstNote);
    void sortChords(std::size_t firstNote);

    TickMusic& music_;
    FingerprintBeside& contentHash_;
    double ticksPerBeat_;
    double lastPlayed_ = 0; ///< the tick of the track's last note or controller
    WaitingNotes waiting_;
    std::vector<std::size_t> unwanted_;            ///< notes that were struck twice at one moment
    std::array<std::uint8_t, 16> finerVelocity_{}; ///< of the channel's next note
    bool finerPending_ = false;                    ///< one of them is not 0
};

} // namespace atos
