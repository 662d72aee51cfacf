// SPDX-License-Identifier: Apache-2.0
// Builds a performance message by message, while it is played or from a journal.
#pragma once

#include "midi/message.h"
#include "music/performance.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace atos {

/// Second 0 of the performance is its first note; pedals that were down by then stand at second 0. A key
/// struck again without release ends the note before. One thread at a time.
class LiveTake {
public:
    LiveTake() { take_.source = Source::live; }

    /// Messages in order of time; one that comes late counts as simultaneous with the last.
    void add(const ChannelMessage& message);

    [[nodiscard]] bool empty() const { return take_.notes.empty(); }
    /// The clock time of the first note; meaningless while empty().
    [[nodiscard]] double startSeconds() const { return start_; }
    /// The clock time of the last key that moved; meaningless while empty().
    [[nodiscard]] double lastNoteSeconds() const { return lastNote_; }
    /// Seconds of music so far: pauses count as at most 2 s each.
    [[nodiscard]] double playedSeconds() const { return played_; }

    /// The performance at a moment of the messages' clock: notes still held end there.
    [[nodiscard]] Performance at(double seconds) const;

    [[nodiscard]] std::array<std::uint8_t, 128> heldVelocity() const; ///< by pitch; 0: not held
    [[nodiscard]] bool anyHeld() const { return !held_.empty(); }
    [[nodiscard]] std::uint8_t damper() const; ///< the deepest of all channels

    /// The pedals that are not up, as messages of that moment: what a take that begins now must know.
    [[nodiscard]] std::vector<ChannelMessage> pedalsDown(double seconds) const;
    /// Begins a new take: forgets the notes, keeps the pedals.
    void restart();

private:
    void strike(const ChannelMessage& message);
    void release(std::uint8_t channel, std::uint8_t pitch, std::uint8_t velocity = Note{}.releaseVelocity);
    void controller(const ChannelMessage& message);

    Performance take_;                                     ///< held notes have duration 0 in it
    std::vector<std::size_t> held_;                        ///< their indices
    std::array<std::array<std::uint8_t, 3>, 16> pedals_{}; ///< values of 64, 66, 67 by channel
    std::array<std::uint8_t, 16> finerVelocity_{};         ///< of each channel's next note
    double start_ = 0;
    double now_ = 0; ///< of the last message
    double lastNote_ = 0;
    double played_ = 0;
};

} // namespace atos
