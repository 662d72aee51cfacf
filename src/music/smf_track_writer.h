// SPDX-License-Identifier: Apache-2.0
// Puts the notes and pedals of one track on whole ticks and spells them as a track chunk. Internal to music.
#pragma once

#include "files/bytes.h"
#include "music/performance.h"
#include "music/tempo_cursor.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace atos {

inline constexpr std::uint32_t writtenTicksPerBeat = 480;
inline constexpr std::uint32_t lastWrittenTick =
    0x0FFFFFFF; ///< the longest delta that a file can state: 77 h at 120 BPM

/// Beats to the nearest tick; what no file can state is moved to the nearest one that it can.
[[nodiscard]] inline std::uint32_t writtenTick(double beat) {
    const double tick = beat * writtenTicksPerBeat + 0.5;
    if (!(tick > 0)) return 0; // not a number included
    return tick < lastWrittenTick ? static_cast<std::uint32_t>(tick) : lastWrittenTick;
}

/// Appends a chunk; its length is filled in when the writer goes out of scope.
class ChunkWriter {
public:
    ChunkWriter(Bytes& file, std::string_view id);
    ~ChunkWriter();
    ChunkWriter(const ChunkWriter&) = delete;
    ChunkWriter& operator=(const ChunkWriter&) = delete;

private:
    Bytes& file_;
    std::size_t begin_;
};

void appendBigEndian(Bytes& bytes, std::uint32_t value, int size);
/// At most 28 bits, in one to four bytes of seven bits.
void appendQuantity(Bytes& bytes, std::uint32_t value);
void appendEndOfTrack(Bytes& bytes);

class TrackWriter {
public:
    /// `tempo` is the map as the file states it, and must outlive the writer.
    explicit TrackWriter(const TempoMap& tempo) : onsets_(tempo), ends_(tempo) {}

    /// Notes by onset. Within a tick pedals move first, keys are released next and struck last, each right
    /// after the prefix that refines its velocity.
    void write(std::span<const Note> notes, const std::vector<Pedal>& pedals, Bytes& file);

private:
    struct TickNote {
        std::uint32_t onset, end;
        std::uint8_t pitch, velocity, channel, fineVelocity, releaseVelocity;
    };

    [[nodiscard]] TickNote inTicks(const Note& note);
    void gather(const TickNote& note);
    void gatherNotes(std::span<const Note> notes);
    void gatherPedals(const std::vector<Pedal>& pedals);
    static void endInOrderOfOnset(std::vector<TickNote>& notes);
    void spell(Bytes& file);

    TempoCursor onsets_, ends_;
    /// Packed events in their order.
    std::vector<std::uint64_t> strikes_, releases_, pedals_;
    std::vector<std::uint64_t> scratch_;
    std::size_t endsAtOnce_ = 0; ///< notes that end in the tick in which they begin
};

} // namespace atos
