// SPDX-License-Identifier: Apache-2.0
// One track chunk of a Standard MIDI File, decoded in a single pass; its times are still in ticks. Internal
// to music.
#pragma once

#include "files/bytes.h"
#include "music/performance.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace atos {

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

/// What all tracks hold. Times (Note::onset, Pedal::seconds, KeySignature::seconds, Metre::beat) count ticks,
/// and Note::duration is the tick of the note's end, until the tempo map is known.
struct TickMusic {
    std::vector<Note> notes;
    std::vector<Pedal> pedals;
    std::vector<KeySignature> keySignatures;
    std::vector<Metre> metres;
    std::vector<TickTempo> tempos;
    bool pedalKnown = true;
    std::string title;    ///< UTF-8
    std::string keyboard; ///< the first device name, UTF-8
    Salvage salvage;
};

/// Fingerprints the file step by step beside the decoding. The hash is one chain of multiplications that the
/// processor works off while it waits for branches; computed on its own it took a fifth of the time of
/// reading.
class FingerprintBeside {
public:
    explicit FingerprintBeside(std::span<const std::uint8_t> file) : left_(file) {}

    void step() {
        constexpr std::size_t bytesPerEvent = 4;
        if (left_.size() < bytesPerEvent) return;
        running_.add(left_.first(bytesPerEvent));
        left_ = left_.subspan(bytesPerEvent);
    }
    [[nodiscard]] std::string finish() {
        running_.add(left_);
        left_ = {};
        return running_.digits();
    }

private:
    std::span<const std::uint8_t> left_;
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
    /// The notes that wait for the end of one key, as a list in order of onset: while a note waits, its
    /// Note::duration is the index of the next one.
    struct WaitingNotes {
        std::uint32_t first = none;
        std::uint32_t last = none;
    };
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    void noteOn(std::uint8_t channel, std::uint8_t pitch, std::uint8_t velocity, double tick,
                std::uint16_t track);
    void noteOff(std::uint8_t channel, std::uint8_t pitch, double tick,
                 std::uint8_t velocity = Note{}.releaseVelocity);
    void controller(std::uint8_t channel, std::uint8_t number, std::uint8_t value, double tick);
    void endChannel(std::uint8_t channel, double tick);
    void endTrack(double tick, std::size_t firstNote);
    void pairWaitingKeys(std::size_t firstNote);
    void sortChords(std::size_t firstNote);
    void meta(std::uint8_t type, std::span<const std::uint8_t> data, double tick, std::uint16_t track);

    TickMusic& music_;
    FingerprintBeside& contentHash_;
    double ticksPerBeat_;
    double lastPlayed_ = 0; ///< the tick of the track's last note or controller
    bool chordsInOrder_ = true;
    std::array<std::array<WaitingNotes, 128>, 16> waiting_{};
    std::array<std::uint32_t, 16> waitingInChannel_{};
    std::vector<std::size_t> unwanted_;            ///< notes that were struck twice at one moment
    std::array<std::uint8_t, 16> finerVelocity_{}; ///< of the channel's next note
};

} // namespace atos
