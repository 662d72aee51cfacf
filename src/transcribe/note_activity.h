// SPDX-License-Identifier: Apache-2.0
// What happens on the 88 keys frame by frame: what the network learns and what it answers. Any thread.
#pragma once

#include "music/performance.h"
#include "transcribe/constant_q.h"

#include <span>
#include <vector>

namespace atos {

inline constexpr int pianoKeys = 88;
inline constexpr int lowestPianoKey = 21;

/// Values 0..1, frames x 88 (the pedal: frames), A0 first. Frame t is at t / framesPerSecond seconds.
struct NoteActivity {
    int frames = 0;
    std::vector<float> onset;    ///< 1 where a note begins, falling to 0 within 50 ms on both sides
    std::vector<float> sounding; ///< 1 while the string sounds: with the damper pedal's help
    std::vector<float> offset;   ///< like onset, where the sound ends
    std::vector<float> velocity; ///< MIDI velocity / 127 around an onset
    std::vector<float> pedal;    ///< 1 while the damper pedal is down

    explicit NoteActivity(int count = 0);
};

/// The same notes for as long as they sound: until the damper falls, the key is struck again, or 6 s after
/// the key.
[[nodiscard]] std::vector<Note> soundingNotes(const Performance& performance);

/// The truth about `frames` frames from `firstFrame` on; onsets that come earlier or later reach in.
[[nodiscard]] NoteActivity activityOf(std::span<const Note> sounding, std::span<const Pedal> pedals,
                                      int firstFrame, int frames);

} // namespace atos
