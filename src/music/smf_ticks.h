// SPDX-License-Identifier: Apache-2.0
// The music of a Standard MIDI File while its times are still in ticks. Internal to music.
#pragma once

#include "music/performance.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// A key of a channel in one number, channel by channel.
[[nodiscard]] constexpr std::uint16_t keyOf(unsigned channel, unsigned pitch) {
    return static_cast<std::uint16_t>(channel << 7U | pitch);
}

/// As Note, but for the times. Nothing is filled in by itself: see TickNotes.
struct TickNote {
    double onset;
    double end;
    std::uint16_t key;
    std::uint16_t track;
    std::uint8_t velocity, fineVelocity;
    std::uint8_t releaseVelocity; ///< 0: not told

    [[nodiscard]] std::uint8_t pitch() const { return key & 0x7FU; }
    [[nodiscard]] std::uint8_t channel() const { return static_cast<std::uint8_t>(key >> 7U); }
};

/// Room for all notes from the beginning, untouched where there are fewer: decoding never asks for more, and
/// may write what becomes a note behind the last one before that is known.
class TickNotes {
public:
    /// For at most `most` notes.
    explicit TickNotes(std::size_t most) : notes_(std::make_unique_for_overwrite<TickNote[]>(most + 1)) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    void resize(std::size_t size) { size_ = size; }
    [[nodiscard]] TickNote* data() { return notes_.get(); }
    [[nodiscard]] TickNote& operator[](std::size_t i) { return notes_[i]; }
    [[nodiscard]] const TickNote& operator[](std::size_t i) const { return notes_[i]; }
    [[nodiscard]] std::span<TickNote> from(std::size_t first) {
        return {notes_.get() + first, size_ - first};
    }

private:
    std::unique_ptr<TickNote[]> notes_;
    std::size_t size_ = 0;
};

struct TickTempo {
    double tick = 0;
    double secondsPerBeat = 0.5;
};

/// What could not be taken at its word, over all tracks.
struct Salvage {
    std::size_t tracksCut = 0;       ///< ended in the middle of an event
    std::size_t tracksUnended = 0;   ///< ended without an end-of-track event
    std::size_t strayBytes = 0;      ///< outside any event
    std::size_t damagedEvents = 0;   ///< data bytes over 127, impossible tempos, metres and keys
    std::size_t unendedNotes = 0;    ///< end with the music of their track
    std::size_t doubledNotes = 0;    ///< struck again while their key was down, and one note-off was missing
    std::size_t stuckNotes = 0;      ///< held on when all else had ended
    std::size_t backwardDeltas = 0;  ///< delta times below 0, which some programs write
    std::size_t orphanNoteOffs = 0;  ///< end no note
    std::size_t percussionNotes = 0; ///< on channel 10
};

/// What all tracks hold. Times (Pedal::seconds, KeySignature::seconds, Metre::beat) count ticks until the
/// tempo map is known.
struct TickMusic {
    explicit TickMusic(std::size_t mostNotes) : notes(mostNotes) {}

    TickNotes notes;
    std::vector<Pedal> pedals;
    std::vector<KeySignature> keySignatures;
    std::vector<Metre> metres;
    std::vector<TickTempo> tempos;
    bool pedalKnown = true;
    std::string title;    ///< UTF-8
    std::string keyboard; ///< the first device name, UTF-8
    Salvage salvage;
};

} // namespace atos
