// SPDX-License-Identifier: Apache-2.0
// What was played: the type that every source (live piano, file, transcription, generator) ends in.
#pragma once

#include "music/tempo_map.h"

#include <cstdint>
#include <string>
#include <vector>

namespace atos {

struct Note {
    double onset = 0;           ///< seconds
    double duration = 0;        ///< seconds the key is held (the damper pedal not counted)
    std::uint8_t pitch = 60;    ///< MIDI key number 0..127; 21..108 on a piano
    std::uint8_t velocity = 64; ///< 1..127
    std::uint8_t channel = 0;   ///< 0..15
    std::uint16_t track = 0;
    /// 0..127, in 1/128 of a velocity: the seven bits of the high-resolution prefix (controller 88; MIDI
    /// Manufacturers Association, CA-031).
    std::uint8_t fineVelocity = 0;
    std::uint8_t confidence =
        100; ///< 1..100 %: how sure it is that the note was played; below 100 when heard
    std::uint8_t releaseVelocity = 64; ///< 0..127: how fast the key was let go; 64 when it was not measured

    [[nodiscard]] double end() const { return onset + duration; }
    [[nodiscard]] double preciseVelocity() const { return velocity + fineVelocity / 128.0; }
    friend bool operator==(const Note&, const Note&) = default;
};

/// The controller that refines the velocity of the channel's next note.
inline constexpr std::uint8_t velocityPrefix = 88;

/// Values are the controller numbers of MIDI 1.0.
enum class PedalKind : std::uint8_t { damper = 64, sostenuto = 66, soft = 67 };

struct Pedal {
    double seconds = 0;
    PedalKind kind = PedalKind::damper;
    std::uint8_t value = 0; ///< 0 (up) .. 127 (down), raw and continuous; 64 and more counts as down
    std::uint8_t channel = 0;
    friend bool operator==(const Pedal&, const Pedal&) = default;
};

/// A key signature as the file states it: a hint, never proof.
struct KeySignature {
    double seconds = 0;
    std::int8_t sharps = 0; ///< -7 (flats) .. 7
    bool minor = false;
};

enum class Source { file, live, transcribed, generated };

struct Performance {
    std::vector<Note> notes;   ///< by onset, then pitch
    std::vector<Pedal> pedals; ///< by time
    /// False: heard in a recording that does not tell the pedal, so there are none. A MIDI file keeps that.
    bool pedalKnown = true;
    TempoMap tempo;
    std::vector<KeySignature> keySignatures;
    Source source = Source::file;
    std::string title;                 ///< sequence name or file name; UTF-8
    std::string contentHash;           ///< of the bytes it came from; empty for live takes
    std::string keyboard;              ///< what it was played on: a device's name, UTF-8; empty: unknown
    std::vector<std::string> warnings; ///< what had to be salvaged, one sentence each
    /// The music goes on from here with its beginning, again and again, into which its last notes may sound;
    /// 0: it ends. A MIDI file has it as markers, "loopStart" and "loopEnd".
    double loopSeconds = 0;

    /// Seconds until the last key is released; 0 without notes.
    [[nodiscard]] double duration() const;
    /// Puts notes and pedals in their documented order.
    void sort();
};

} // namespace atos
